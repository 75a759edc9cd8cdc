using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>What a change means for who may work where.</summary>
/// <param name="Admissions">Who gains and who loses admission, per tier and family.</param>
/// <param name="Opened">What somebody is there for now and nobody would be afterwards.</param>
/// <param name="Losing">The tiers and families in which somebody loses something, if only a generation.</param>
public sealed record CoverageChange(
    IReadOnlyList<AdmissionChange> Admissions, IReadOnlyList<CoverageGap> Opened, IReadOnlyList<(Tier Tier, long FamilyId)> Losing)
{
    public const int ReasonMaxLength = 500;

    /// <summary>A refusal names so many gaps and counts the others.</summary>
    public const int MostNamed = 10;

    public static CoverageChange Between(Staffing before, Staffing after, DateTimeOffset now)
    {
        var places = AdmissionCoverage.Of(before, now).Zip(AdmissionCoverage.Of(after, now), (old, changed) => (Old: old, New: changed)).ToList();
        var opened = places.Where(p => p.Old.People.Count > 0 && p.New.People.Count == 0).Select(p => p.Old).ToList();
        return new(
            [.. places.Where(p => p.Old.Generation is null)
                .Select(p => new AdmissionChange(p.Old.Tier, p.Old.Family.Name, Names(p.New.Without(p.Old)), Names(p.Old.Without(p.New))))
                .Where(c => c.Gains.Count + c.Loses.Count > 0)],

            // Where a whole family is left alone, its generations need not be listed one by one.
            [.. opened.Where(p => p.Generation is null || !opened.Exists(o => o.Generation is null && (o.Tier, o.Family.Id) == (p.Tier, p.Family.Id)))
                .Select(p => new CoverageGap(p.Tier, p.Family.Id, p.Family.Name, p.Generation?.Id, p.Generation?.Name))],
            [.. places.Where(p => p.Old.Without(p.New).Any()).Select(p => (p.Old.Tier, p.Old.Family.Id)).Distinct()]);
    }

    /// <summary>The last one goes only when somebody has confirmed it and said why.</summary>
    public Verdict CanBeMade(bool confirmed, string reason)
    {
        var hasReason = !string.IsNullOrWhiteSpace(reason);
        return Opened.Count == 0 || (confirmed && hasReason)
            ? Verdict.Yes
            : Named()
                .And(Verdict.Unless(confirmed, Reason.Of("TheLastOneGoesKnowingly").At("Confirmed")))
                .And(Verdict.Unless(hasReason, Reason.Of("TheLastOneGoesForAReason").At("GapReason")));
    }

    private Verdict Named() => new([
        .. Opened.Take(MostNamed).Select(g => g.AsReason()),
        .. Opened.Count > MostNamed ? [Reason.Of("MoreIsLeftAlone", Opened.Count - MostNamed)] : Array.Empty<Reason>()]);

    private static IReadOnlyList<string> Names(IEnumerable<Candidate> people) => [.. people.Select(p => p.Name).Order(StringComparer.CurrentCulture)];
}

public sealed record AdmissionChange(Tier Tier, LocalizedText Family, IReadOnlyList<string> Gains, IReadOnlyList<string> Loses);

/// <param name="GenerationId">The generation that is left alone; null when it is the whole family.</param>
public sealed record CoverageGap(Tier Tier, long FamilyId, LocalizedText Family, long? GenerationId, string? Generation)
{
    public Reason AsReason() => Generation is null
        ? Reason.Of("SomebodyIsAdmitted", Tier, Family)
        : Reason.Of("SomebodyKnowsTheGeneration", Tier, Family, Generation);
}
