using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>Qualifications are added; what is recorded stays as it is, because it is never changed.</summary>
internal static class QualificationsPlan
{
    /// <param name="Agents">Ids by normalized address.</param>
    /// <param name="Recorded">What is there, and whether it stands or is revoked.</param>
    internal sealed record Facts(
        SkillFacts Skills, IReadOnlyDictionary<string, long> Agents, ILookup<Proof, bool> Recorded, TimeZoneInfo Zone, Func<string, string> Normalize);

    /// <summary>What makes two records one proof.</summary>
    internal sealed record Proof(
        long AgentId, long SkillId, SkillLevel Level, EvidenceKind Evidence, string Reference, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil)
    {
        /// <summary>What is shown for it, whenever it holds.</summary>
        public (long, long, EvidenceKind, string) Document => (AgentId, SkillId, Evidence, Reference);

        public string Key => $"{AgentId} {SkillId} {Level} {Evidence} {Reference} {ValidFrom.UtcTicks} {ValidUntil?.UtcTicks}";
    }

    public static ImportPlan<Proof> Of(ImportTable table, Facts facts)
    {
        var plan = new ImportPlan<Proof>();
        var known = facts.Recorded.Where(g => g.Contains(true)).GroupBy(g => g.Key.Document).ToDictionary(g => g.Key, g => g.Select(p => p.Key).ToList());
        foreach (var line in table.Lines)
        {
            // What was revoked may have been revoked twice.
            if (Read(line, plan, facts) is { } proof && (IsRevoked(line) || plan.IsFirst(line, Columns.Reference, proof.Key)))
            {
                Plan(line, proof, plan, facts, known);
            }
        }

        return plan;
    }

    private static Proof? Read(ImportLine line, ImportPlan<Proof> plan, Facts facts)
    {
        var mail = plan.Text(line, Columns.Mail, Domain.Customers.Customer.EmailMaxLength);
        var agent = facts.Agents.TryGetValue(facts.Normalize(mail), out var id) ? id : 0;
        if (mail.Length > 0 && agent == 0)
        {
            plan.Refuse(line, Columns.Mail, Reason.Of("TheAgentIsKnown", mail));
        }

        var skill = Skill(line, plan, facts.Skills);
        var level = plan.Choice<Proof, SkillLevel>(line, Columns.Level);
        var evidence = plan.Choice<Proof, EvidenceKind>(line, Columns.Evidence);
        var reference = plan.Text(line, Columns.Reference, Qualification.ReferenceMaxLength);
        plan.Text(line, Columns.ValidFrom, 40);
        var from = plan.Moment(line, Columns.ValidFrom, facts.Zone);
        var until = plan.Moment(line, Columns.ValidUntil, facts.Zone, isEnd: true);
        if (from is { } begin)
        {
            plan.Refuse(line, Qualification.CanBeValid(begin, until), Columns.ValidUntil);
        }

        return plan.IsSound(line) ? new(agent, skill!.Id, level, evidence, reference, from!.Value, until) : null;
    }

    private static SkillFacts.SkillFact? Skill(ImportLine line, ImportPlan<Proof> plan, SkillFacts facts)
    {
        var name = plan.Text(line, Columns.Topic, LocalizedText.MaxLength);
        var topic = facts.Topic(name);
        if (name.Length > 0 && topic is null)
        {
            plan.Refuse(line, Columns.Topic, Reason.Of("TheTopicOfTheLineIsKnown", name));
        }

        if (facts.Family(plan, line) is not { } family)
        {
            return null;
        }

        var generations = SkillFacts.Generations(plan, line, family);
        var skill = topic is null ? null : facts.Skill(topic.Id, family.Id, generations);
        if (topic is not null && skill is null && plan.IsSound(line))
        {
            plan.Refuse(line, Columns.Topic, Reason.Of("TheSkillIsKnown", topic.Name, family.Name));
        }

        return skill;
    }

    private static void Plan(ImportLine line, Proof proof, ImportPlan<Proof> plan, Facts facts, Dictionary<(long, long, EvidenceKind, string), List<Proof>> known)
    {
        var (isRevoked, recorded) = (IsRevoked(line), facts.Recorded[proof].ToList());
        var isThere = isRevoked ? recorded.Count > 0 : recorded.Contains(true);
        if (!isThere && isRevoked)
        {
            plan.Refuse(line, Columns.Status, Reason.Of("WhatIsRevokedIsNotImported"));
        }
        else if (!isThere && !facts.Skills.Skills.First(s => s.Id == proof.SkillId).Active)
        {
            plan.Refuse(line, Columns.Topic, Reason.Of("AnActiveSkillIsChosen"));
        }
        else if (!isThere && Beside(proof, known) is { IsAllowed: false } overlap)
        {
            plan.Refuse(line, overlap, Columns.ValidFrom);
        }
        else
        {
            plan.Add(new(
                line.Number, isThere ? LineEffect.None : LineEffect.Create,
                $"{line[Columns.Mail]}: {line[Columns.Topic]}, {line[Columns.Family]}, {proof.Level:D}", proof));
        }
    }

    /// <summary>Beside what is recorded and what the lines before say.</summary>
    private static Verdict Beside(Proof proof, Dictionary<(long, long, EvidenceKind, string), List<Proof>> known)
    {
        if (!known.TryGetValue(proof.Document, out var others))
        {
            known.Add(proof.Document, others = []);
        }

        var verdict = Qualification.CanBeRecorded(proof.ValidFrom, proof.ValidUntil, others.Select(o => (o.ValidFrom, o.ValidUntil)));
        if (verdict.IsAllowed)
        {
            others.Add(proof);
        }

        return verdict;
    }

    private static bool IsRevoked(ImportLine line) =>
        line[Columns.Status].Equals(nameof(QualificationStatus.Revoked), StringComparison.OrdinalIgnoreCase);
}
