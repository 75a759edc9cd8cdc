using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Qualifications;

/// <summary>
/// Who may work in a tier: one of several alternatives, each a set of conditions that all hold.
/// A rule that names a family replaces the tier's general one for that family.
/// </summary>
public sealed class AdmissionRule : Aggregate
{
    private readonly List<AdmissionCondition> conditions = [];

    private AdmissionRule()
    {
    }

    public AdmissionRule(Tier tier, long? familyId, IEnumerable<AdmissionCondition> conditions)
    {
        Tier = tier;
        FamilyId = familyId;
        Change(conditions);
    }

    public const int MaxConditions = 40;
    public const int MaxAlternatives = 20;

    public Tier Tier { get; private set; }

    public long? FamilyId { get; private set; }

    public IReadOnlyCollection<AdmissionCondition> Conditions => conditions;

    /// <summary>Beside its conditions the rule asks that the customer guidelines in use are acknowledged.</summary>
    public bool RequiresGuidelines { get; private set; }

    public Verdict CanDelete() => Verdict.Unless(FamilyId is not null, Reason.Of("TheGeneralRuleStays"));

    /// <summary>Conditions of tiers on tiers cannot be written down, so nothing can go round in circles; what can be written is one alternative twice.</summary>
    public static Verdict CanAsk(Tier tier, IReadOnlyCollection<AdmissionCondition> conditions)
    {
        var twice = conditions.GroupBy(c => c.Alternative).OrderBy(g => g.Key)
            .GroupBy(g => string.Join('|', g.Select(c => $"{c.Level} {c.Evidence} {c.TopicId}").Distinct().Order(StringComparer.Ordinal)))
            .Select(same => same.Select(g => g.Key).ToList()).FirstOrDefault(same => same.Count > 1);
        return Verdict.Unless(tier == Tier.First || conditions.Count > 0, Reason.Of("AboveFirstLevelSomethingIsProven"))
            .And(Verdict.Unless(twice is null, Reason.Of("AlternativesDiffer", twice?[0] ?? 0, twice?[1] ?? 0).At("Conditions")));
    }

    public void Change(IEnumerable<AdmissionCondition> changed)
    {
        conditions.Clear();
        conditions.AddRange(changed);
    }

    public void RequireGuidelines(bool required) => RequiresGuidelines = required;

    /// <summary>What a new installation begins with: anyone, ≥ competent, expert.</summary>
    public static IEnumerable<AdmissionRule> Defaults() =>
    [
        new(Tier.First, null, []),
        new(Tier.Second, null, [new AdmissionCondition(1, SkillLevel.Competent)]),
        new(Tier.Third, null, [new AdmissionCondition(1, SkillLevel.Expert)]),
    ];
}

/// <summary>A qualification of the family that must be held, valid now.</summary>
public sealed class AdmissionCondition
{
    private AdmissionCondition()
    {
    }

    /// <param name="alternative">Conditions of one alternative must all hold; 1, 2, 3 …</param>
    /// <param name="level">At least this level.</param>
    /// <param name="evidence">Proven this way; null for any.</param>
    /// <param name="topicId">About this topic; null for any.</param>
    public AdmissionCondition(int alternative, SkillLevel level, EvidenceKind? evidence = null, long? topicId = null) =>
        (Alternative, Level, Evidence, TopicId) = (alternative, level, evidence, topicId);

    public long Id { get; private set; }

    public long RuleId { get; private set; }

    public int Alternative { get; private set; }

    public SkillLevel Level { get; private set; }

    public EvidenceKind? Evidence { get; private set; }

    public long? TopicId { get; private set; }
}
