using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>
/// The one gate on every path a ticket can take to a person. Pure: the same facts and the same time give the same answer.
/// </summary>
public static class Gate
{
    public static GateDecision Judge(Candidate agent, Work work, AdmissionRules rules, DateTimeOffset now)
    {
        var belongs = Belongs(agent, work);
        var qualified = Admitted(agent, work, rules, now).And(HasSkills(agent, work, now));
        var counting = agent.Qualifications
            .Where(q => q.FamilyId == work.FamilyId && q.StatusAt(now).Counts() && q.Covers(work.GenerationId))
            .Select(q => q.Id).ToList();

        if (belongs.IsAllowed && !qualified.IsAllowed && agent.Overrides.FirstOrDefault(o => o.AppliesTo(work, now)) is { } pass)
        {
            return new(Verdict.Yes, counting, pass.Id);
        }

        return new(belongs.And(qualified), counting, null);
    }

    /// <summary>Active, and on an active team that serves the tier and the family. No override replaces that.</summary>
    private static Verdict Belongs(Candidate agent, Work work) =>
        Verdict.Unless(agent.Active, Reason.Of("AgentIsActive", agent.Name))
            .And(Verdict.Unless(
                agent.Teams.Any(t => t.Active && t.Tier == work.Tier && t.Serves(work.FamilyId)),
                Reason.Of("ATeamOfTheTierServesTheFamily", work.Tier, work.Family)));

    private static Verdict Admitted(Candidate agent, Work work, AdmissionRules rules, DateTimeOffset now)
    {
        if (rules.For(work.Tier, work.FamilyId) is not { } rule)
        {
            return Reason.Of("TheTierHasAnAdmissionRule", work.Tier);
        }

        var alternatives = rule.Conditions.GroupBy(c => c.Alternative).OrderBy(g => g.Key)
            .Select(g => g.Aggregate(Verdict.Yes, (verdict, c) => verdict.And(Meets(agent, work, c, now)))).ToList();

        // Of several alternatives the refusal names the one that is nearest to being met.
        return alternatives.Count == 0 || alternatives.Any(a => a.IsAllowed)
            ? Verdict.Yes
            : alternatives.MinBy(a => a.Reasons.Count);
    }

    private static Verdict Meets(Candidate agent, Work work, ConditionFact condition, DateTimeOffset now)
    {
        var suited = agent.Qualifications.Where(q => q.FamilyId == work.FamilyId
            && (condition.TopicId is null || q.TopicId == condition.TopicId)
            && (condition.Evidence is null || q.Evidence == condition.Evidence)).ToList();

        if (suited.Any(q => q.Level >= condition.Level && q.StatusAt(now).Counts()))
        {
            return Verdict.Yes;
        }

        object topic = condition.Topic is { } named ? named : new AnyTopic();
        return Lapsed(suited.Where(q => q.Level >= condition.Level), now)
            ?? (condition.Evidence is { } evidence
                ? Reason.Of("AdmissionNeedsEvidence", work.Tier, work.Family, topic, condition.Level, evidence)
                : Reason.Of("AdmissionNeedsLevel", work.Tier, work.Family, topic, condition.Level));
    }

    private static Verdict HasSkills(Candidate agent, Work work, DateTimeOffset now) =>
        work.Skills.Aggregate(Verdict.Yes, (verdict, skill) => verdict.And(HasSkill(agent, work, skill, now)));

    private static Verdict HasSkill(Candidate agent, Work work, RequiredSkill skill, DateTimeOffset now)
    {
        var held = agent.Qualifications.Where(q => q.FamilyId == work.FamilyId && q.TopicId == skill.TopicId).ToList();
        if (held.Count == 0)
        {
            return Reason.Of("SkillIsHeld", skill.Topic, work.Family, skill.Level);
        }

        var covering = held.Where(q => q.Covers(work.GenerationId)).ToList();
        if (covering.Count == 0)
        {
            return Reason.Of("SkillCoversTheGeneration", skill.Topic, work.Family, work.Generation ?? "");
        }

        var counting = covering.Where(q => q.StatusAt(now).Counts()).ToList();
        if (counting.Any(q => q.Level >= skill.Level))
        {
            return Verdict.Yes;
        }

        return Lapsed(covering.Where(q => q.Level >= skill.Level), now)
            ?? (counting.Count > 0
                ? Reason.Of("SkillIsHeldAtTheLevel", skill.Topic, work.Family, counting.Max(q => q.Level), skill.Level)
                : Lapsed(covering, now) ?? Reason.Of("SkillIsHeld", skill.Topic, work.Family, skill.Level));
    }

    /// <summary>What would have been enough if it were verified, begun, unexpired and not revoked.</summary>
    private static Reason? Lapsed(IEnumerable<HeldQualification> enough, DateTimeOffset now) =>
        enough.Select(q => (q, Status: q.StatusAt(now))).Where(x => !x.Status.Counts())
            .OrderBy(x => x.Status).Select(x => x.Status switch
            {
                QualificationStatus.Unverified => Reason.Of("QualificationIsVerified", x.q.Topic, x.q.Level),
                QualificationStatus.NotYetValid => Reason.Of("QualificationHasBegun", x.q.Topic, x.q.ValidFrom),
                QualificationStatus.Expired => Reason.Of("QualificationHasNotExpired", x.q.Topic, x.q.ValidUntil!.Value),
                QualificationStatus.Revoked => Reason.Of("QualificationIsNotRevoked", x.q.Topic, x.q.RevokedAt!.Value),
                QualificationStatus.Valid or QualificationStatus.ExpiresSoon => null,
            }).FirstOrDefault();
}

/// <summary>Stands in a reason where any topic would do; worded at the edge.</summary>
public sealed record AnyTopic;

/// <param name="Qualifications">The qualifications that count for this work now: the proof kept with the assignment.</param>
/// <param name="OverrideId">The override that let the agent pass, when qualifications alone did not.</param>
public sealed record GateDecision(Verdict Verdict, IReadOnlyList<long> Qualifications, long? OverrideId);
