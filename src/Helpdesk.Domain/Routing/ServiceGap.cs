using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>A tier in which no active team serves the family: nothing about it can be reported or escalated there.</summary>
public sealed record ServiceGap(Tier Tier, long FamilyId)
{
    public static IReadOnlyList<ServiceGap> In(Tier last, IReadOnlyList<long> familyIds, IReadOnlyList<CandidateTeam> teams) =>
        [.. from tier in Tiers.UpTo(last) from id in familyIds where TeamChoice.For(tier, id, teams) is null select new ServiceGap(tier, id)];
}
