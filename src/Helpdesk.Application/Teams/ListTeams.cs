using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>Teams by tier, with what they serve and what waits in their queues.</summary>
public static class ListTeams
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Provider">Who runs the team; null for the company itself.</param>
    /// <param name="Families">What it serves; none means everything.</param>
    public sealed record Row(
        long Id, string Name, Tier Tier, string? Provider, IReadOnlyList<LocalizedText> Families, int Members, bool Active)
    {
        public int ActiveTickets { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var waiting = await db.Tickets.Where(t => t.IsActive).GroupBy(t => t.TeamId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var families = await db.Families.AsNoTracking().ToDictionaryAsync(f => f.Id, f => f.Name, cancellationToken);
            var teams = await db.Teams.VisibleTo(current.User).OrderByDescending(t => t.Active).ThenBy(t => t.Tier).ThenBy(t => t.Id)
                .Select(t => new
                {
                    t.Id, t.Name, t.Tier, t.Active,
                    Provider = db.Providers.Where(p => p.Id == t.ProviderId).Select(p => p.Name).FirstOrDefault(),
                    Families = t.Families.Select(f => f.FamilyId).ToList(),
                    Members = db.Agents.Count(a => a.Active && t.Members.Any(m => m.AgentId == a.Id)),
                }).ToListAsync(cancellationToken);
            return
            [
                .. teams.Select(t => new Row(t.Id, t.Name, t.Tier, t.Provider, [.. t.Families.Order().Select(id => families[id])], t.Members, t.Active)
                {
                    ActiveTickets = waiting.GetValueOrDefault(t.Id),
                }),
            ];
        }
    }
}
