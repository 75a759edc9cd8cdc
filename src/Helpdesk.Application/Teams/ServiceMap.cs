using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>Who serves what: the tiers the company runs, its active families, its teams.</summary>
public sealed record ServiceMap(Tier Last, IReadOnlyList<FamilyName> Families, IReadOnlyList<CandidateTeam> Teams)
{
    public IReadOnlyList<Gap> Gaps() => Gaps(Teams);

    /// <summary>What nobody would serve any more once the team is as given.</summary>
    public IReadOnlyList<Gap> OpenedBy(CandidateTeam changed) =>
        [.. Gaps([.. Teams.Where(t => t.Id != changed.Id), changed]).Except(Gaps())];

    /// <summary>What nobody would serve any more without these teams.</summary>
    public IReadOnlyList<Gap> OpenedWithout(IReadOnlyCollection<long> teamIds) =>
        [.. Gaps([.. Teams.Where(t => !teamIds.Contains(t.Id))]).Except(Gaps())];

    private IReadOnlyList<Gap> Gaps(IReadOnlyList<CandidateTeam> teams) =>
        [.. ServiceGap.In(Last, [.. Families.Select(f => f.Id)], teams).Select(g => new Gap(g.Tier, Families.First(f => f.Id == g.FamilyId).Name))];

    internal static async Task<ServiceMap> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken) => new(
        await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken),
        await db.Families.Where(f => f.Active).OrderBy(f => f.Id).Select(f => new FamilyName(f.Id, f.Name)).ToListAsync(cancellationToken),
        await db.CandidateTeams().ToListAsync(cancellationToken));
}

public sealed record FamilyName(long Id, LocalizedText Name);

/// <summary>No active team of the tier serves the family.</summary>
public sealed record Gap(Tier Tier, LocalizedText Family);
