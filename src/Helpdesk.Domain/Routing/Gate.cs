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
        var rule = rules.For(work.Tier, work.FamilyId);
        var held = agent.Qualifications.Where(q => q.FamilyId == work.FamilyId).ToList();
        var belongs = Belongs(agent, work);
        var read = HasRead(agent, rule, now);
        var qualified = Admitted(held, work, rule, now).And(read).And(HasSkills(held, work, now));
        var proof = held.Where(q => q.StatusAt(now).Counts() && IsAskedFor(q, work, rule)).Select(q => q.Id).ToList();

        if (belongs.IsAllowed && !qualified.IsAllowed && agent.Overrides.FirstOrDefault(o => o.AppliesTo(work, now)) is { } pass)
        {
            return new(Verdict.Yes, proof, pass.Id);
        }

        if (!qualified.IsAllowed && agent.Trainings.FirstOrDefault(t => t.AppliesTo(work, now)) is { } training)
        {
            var others = work with { Skills = [.. work.Skills.Where(s => !training.Gives(s, work.GenerationId))] };
            var supervised = belongs.And(read).And(HasSkills(held, others, now));
            return new(supervised, proof, null) { Training = supervised.IsAllowed ? training : null };
        }

        return new(belongs.And(qualified), proof, null);
    }

    /// <summary>Active, and on an active team that serves the tier and the family. No override replaces that.</summary>
    private static Verdict Belongs(Candidate agent, Work work) =>
        Verdict.Unless(agent.Active, Reason.Of("AgentIsActive", agent.Name))
            .And(Verdict.Unless(
                agent.Teams.Any(t => t.Active && t.Tier == work.Tier && t.Serves(work.FamilyId)),
                Reason.Of("ATeamOfTheTierServesTheFamily", work.Tier, work.Family)));

    private static Verdict Admitted(List<HeldQualification> held, Work work, AdmissionRuleFact? rule, DateTimeOffset now)
    {
        if (rule is null)
        {
            return Reason.Of("TheTierHasAnAdmissionRule", work.Tier);
        }

        var alternatives = rule.Conditions.GroupBy(c => c.Alternative).OrderBy(g => g.Key)
            .Select(g => g.Aggregate(Verdict.Yes, (verdict, c) => verdict.And(Meets(held, work, c, now)))).ToList();

        // Of several alternatives the refusal names the one that is nearest to being met.
        return alternatives.Count == 0 || alternatives.Any(a => a.IsAllowed)
            ? Verdict.Yes
            : alternatives.MinBy(a => a.Reasons.Count);
    }

    private static Verdict HasRead(Candidate agent, AdmissionRuleFact? rule, DateTimeOffset now) =>
        (rule?.Guidelines ?? []).Aggregate(Verdict.Yes, (verdict, guideline) => verdict.And(
            Verdict.Unless(guideline.IsKnownTo(agent, now), Reason.Of("GuidelineIsAcknowledged", guideline.Title))));

    private static Verdict Meets(List<HeldQualification> held, Work work, ConditionFact condition, DateTimeOffset now)
    {
        var enough = held.Where(condition.IsMetBy).ToList();
        if (enough.Any(q => q.StatusAt(now).Counts()))
        {
            return Verdict.Yes;
        }

        object topic = condition.Topic is { } named ? named : new AnyTopic();
        return Lapsed(enough, now)
            ?? (condition.Evidence is { } evidence
                ? Reason.Of("AdmissionNeedsEvidence", work.Tier, work.Family, topic, condition.Level, evidence)
                : Reason.Of("AdmissionNeedsLevel", work.Tier, work.Family, topic, condition.Level));
    }

    private static Verdict HasSkills(List<HeldQualification> held, Work work, DateTimeOffset now) =>
        work.Skills.Aggregate(Verdict.Yes, (verdict, skill) => verdict.And(HasSkill(held, work, skill, now)));

    private static Verdict HasSkill(List<HeldQualification> held, Work work, RequiredSkill skill, DateTimeOffset now)
    {
        var onTopic = held.Where(q => q.TopicId == skill.TopicId).ToList();
        if (onTopic.Count == 0)
        {
            return Reason.Of("SkillIsHeld", skill.Topic, work.Family, skill.Level);
        }

        var covering = onTopic.Where(q => q.Covers(work.GenerationId)).ToList();
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
                : Reason.Of("SkillIsHeld", skill.Topic, work.Family, skill.Level));
    }

    /// <summary>The work rests on it: it meets a condition of admission or is a skill that the ticket needs.</summary>
    private static bool IsAskedFor(HeldQualification held, Work work, AdmissionRuleFact? rule) =>
        rule?.Conditions.Any(c => c.IsMetBy(held)) == true
        || work.Skills.Any(s => s.TopicId == held.TopicId && held.Level >= s.Level && held.Covers(work.GenerationId));

    /// <summary>What would have been enough if it were verified, begun, unexpired and not revoked.</summary>
    private static Reason? Lapsed(IEnumerable<HeldQualification> enough, DateTimeOffset now) =>
        enough.OrderBy(q => q.StatusAt(now)).Select(q => q.StatusAt(now) switch
        {
            QualificationStatus.Unverified => Reason.Of("QualificationIsVerified", q.Topic, q.Level),
            QualificationStatus.NotYetValid => Reason.Of("QualificationHasBegun", q.Topic, q.ValidFrom),
            QualificationStatus.Expired => Reason.Of("QualificationHasNotExpired", q.Topic, q.ValidUntil!.Value),
            QualificationStatus.Revoked => Reason.Of("QualificationIsNotRevoked", q.Topic, q.RevokedAt!.Value),
            QualificationStatus.Valid or QualificationStatus.ExpiresSoon => null,
        }).FirstOrDefault();
}

/// <summary>Stands in a reason where any topic would do; worded at the edge.</summary>
public sealed record AnyTopic;

/// <param name="Qualifications">The valid qualifications that this work asks for: the proof kept with the assignment.</param>
/// <param name="OverrideId">The override that let the agent pass, when qualifications alone did not.</param>
public sealed record GateDecision(Verdict Verdict, IReadOnlyList<long> Qualifications, long? OverrideId)
{
    /// <summary>The traineeship under which the agent passes, when nothing else lets them in: a mentor releases what they answer.</summary>
    public HeldTraining? Training { get; init; }
}
