using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>A team that a ticket could go to.</summary>
public sealed record TeamOption(CandidateTeam Team, string Name)
{
    public long Id => Team.Id;

    public Tier Tier => Team.Tier;

    internal static IQueryable<TeamOption> Of(IQueryable<Team> teams) =>
        teams.AsNoTracking().Select(t => new TeamOption(new CandidateTeam(t.Id, t.Tier, t.Active, t.Families.Select(f => f.FamilyId).ToList()), t.Name));
}
