using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>All that the gate needs to know of an agent, loaded in one query.</summary>
public sealed record Candidate(
    long AgentId,
    string Name,
    bool Active,
    IReadOnlyList<CandidateTeam> Teams,
    IReadOnlyList<HeldQualification> Qualifications,
    IReadOnlyList<HeldOverride> Overrides)
{
    /// <summary>The newest version of each guideline that the agent has acknowledged; read only where some rule asks for it.</summary>
    public IReadOnlyList<AcknowledgedGuideline> Acknowledged { get; init; } = [];

    /// <summary>The service provider they work for; null for the company's own people. The gate does not ask for it.</summary>
    public long? ProviderId { get; init; }
    public IReadOnlyList<HeldTraining> Trainings { get; init; } = [];
}

public sealed record AcknowledgedGuideline(long GuidelineId, int Number);

/// <param name="FamilyIds">What the team serves; none means every family.</param>
public sealed record CandidateTeam(long Id, Tier Tier, bool Active, IReadOnlyList<long> FamilyIds)
{
    public bool Serves(long familyId) => FamilyIds.Count == 0 || FamilyIds.Contains(familyId);
}

/// <param name="Generations">What the skill names.</param>
/// <param name="SiblingGenerations">What any skill of the same topic and family names.</param>
public sealed record HeldQualification(
    long Id,
    long TopicId,
    LocalizedText Topic,
    long FamilyId,
    IReadOnlyList<long> Generations,
    IReadOnlyList<long> SiblingGenerations,
    SkillLevel Level,
    EvidenceKind Evidence,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil,
    DateTimeOffset? VerifiedAt,
    DateTimeOffset? RevokedAt)
{
    public QualificationStatus StatusAt(DateTimeOffset now) => Validity.StatusAt(now, ValidFrom, ValidUntil, VerifiedAt, RevokedAt);

    public bool Covers(long? generationId) => Skill.Covers(generationId, Generations, SiblingGenerations);
}

public sealed record HeldOverride(long Id, Tier Tier, long FamilyId, DateTimeOffset GrantedAt, DateTimeOffset ValidUntil, DateTimeOffset? EndedAt)
{
    public bool AppliesTo(Work work, DateTimeOffset now) =>
        Tier == work.Tier && FamilyId == work.FamilyId && IsInForceAt(now);

    public bool IsInForceAt(DateTimeOffset now) => GrantedAt <= now && now < ValidUntil && !(EndedAt <= now);
}

/// <summary>A traineeship as the gate sees it: it lets in under supervision.</summary>
/// <param name="Generations">What the skill names.</param>
/// <param name="SiblingGenerations">What any skill of the same topic and family names.</param>
public sealed record HeldTraining(
    long Id,
    Tier Tier,
    long FamilyId,
    long TopicId,
    IReadOnlyList<long> Generations,
    IReadOnlyList<long> SiblingGenerations,
    SkillLevel Level,
    long MentorId,
    string Mentor,
    DateTimeOffset From,
    DateTimeOffset Until,
    DateTimeOffset? EndedAt)
{
    public bool AppliesTo(Work work, DateTimeOffset now) => Tier == work.Tier && FamilyId == work.FamilyId && IsInForceAt(now);

    public bool IsInForceAt(DateTimeOffset now) => From <= now && now < Until && !(EndedAt <= now);

    /// <summary>Stands in for the skill that is learnt and for no other one. Where somebody could come to harm nobody learns on a customer's ticket.</summary>
    public bool Gives(RequiredSkill skill, long? generationId) =>
        skill.Need != SkillNeed.Safety && skill.TopicId == TopicId && skill.Level <= Level && Skill.Covers(generationId, Generations, SiblingGenerations);
}

/// <summary>What a ticket asks of whoever takes it.</summary>
public sealed record Work(
    Tier Tier,
    long FamilyId,
    LocalizedText Family,
    long? GenerationId,
    string? Generation,
    IReadOnlyList<RequiredSkill> Skills);

public sealed record RequiredSkill(long TopicId, LocalizedText Topic, SkillLevel Level)
{
    public SkillNeed Need { get; init; } = SkillNeed.Principal;
}

/// <summary>What may become of a required skill when nobody is found who has it.</summary>
public enum SkillNeed
{
    /// <summary>What the work is about: its level may be lowered, never dropped.</summary>
    Principal = 1,

    /// <summary>Good to have besides: may be dropped.</summary>
    Additional = 2,

    /// <summary>Somebody could come to harm without it: stays as it is.</summary>
    Safety = 3,
}

/// <summary>The admission rules of one tier as the gate reads them; a family's own rule replaces the general one.</summary>
public sealed record AdmissionRules(IReadOnlyList<AdmissionRuleFact> Rules)
{
    /// <summary>Admits anyone: what remains of the gate then is membership and skills.</summary>
    public static AdmissionRules Open(Tier tier) => new([new(tier, null, [])]);

    /// <summary>When they begin to ask for something else by themselves: the current version of a guideline is required from then on.</summary>
    public IEnumerable<DateTimeOffset?> Changes => Rules.SelectMany(r => r.Guidelines).Select(g => g.RequiredFrom);

    public AdmissionRuleFact? For(Tier tier, long familyId) =>
        Rules.FirstOrDefault(r => r.Tier == tier && r.FamilyId == familyId) ?? Rules.FirstOrDefault(r => r.Tier == tier && r.FamilyId is null);
}

public sealed record AdmissionRuleFact(Tier Tier, long? FamilyId, IReadOnlyList<ConditionFact> Conditions)
{
    public bool RequiresGuidelines { get; init; }

    /// <summary>The guidelines in use, where the rule asks for them.</summary>
    public IReadOnlyList<RequiredGuideline> Guidelines { get; init; } = [];
}

/// <summary>A guideline in use: its current version is required from a time on, until then an older one is enough.</summary>
public sealed record RequiredGuideline(long Id, LocalizedText Title, int Current, int Settled, DateTimeOffset? RequiredFrom)
{
    public bool IsKnownTo(Candidate agent, DateTimeOffset now) =>
        Guideline.RequiredAt(Current, Settled, RequiredFrom, now) is var least
        && (least == 0 || agent.Acknowledged.Any(a => a.GuidelineId == Id && a.Number >= least));
}

public sealed record ConditionFact(int Alternative, SkillLevel Level, EvidenceKind? Evidence, long? TopicId, LocalizedText? Topic)
{
    /// <summary>Topic, proof and level suffice; whether it is valid is another question.</summary>
    public bool IsMetBy(HeldQualification held) =>
        (TopicId is null || TopicId == held.TopicId) && (Evidence is null || Evidence == held.Evidence) && held.Level >= Level;
}
