using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Teams;

/// <summary>A team, its people, and who else could be on it.</summary>
public static class ShowTeam
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(
        long Id, string Name, Tier Tier, string? Provider, bool Active, IReadOnlyList<LocalizedText> Families, int ActiveTickets,
        IReadOnlyList<Person> Members, IReadOnlyList<Person> Others);

    public sealed record Person(long Id, string Name, string Title, AgentRole Role, bool Active)
    {
        /// <summary>Of members who are active: whether they are there, on shift, and how much they have.</summary>
        public Availability? Availability { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var team = await db.Teams.VisibleTo(current.User).Where(t => t.Id == query.Id).Select(t => new
            {
                t.Id, t.Name, t.Tier, t.ProviderId, t.Active,
                Provider = db.Providers.Where(p => p.Id == t.ProviderId).Select(p => p.Name).FirstOrDefault(),
                ActiveTickets = db.Tickets.Count(x => x.IsActive && x.TeamId == t.Id),
            }).FirstOrNotFound(cancellationToken);
            var families = await db.Families.AsNoTracking()
                .Where(f => db.Teams.Any(t => t.Id == team.Id && t.Families.Any(x => x.FamilyId == f.Id)))
                .OrderBy(f => f.Id).Select(f => f.Name).ToListAsync(cancellationToken);
            var people = await db.Agents
                .Where(a => a.ProviderId == team.ProviderId)
                .OrderBy(a => a.Name)
                .Select(a => new
                {
                    IsMember = db.Teams.Any(t => t.Id == team.Id && t.Members.Any(m => m.AgentId == a.Id)),
                    Person = new Person(a.Id, a.Name, a.Title, a.Role, a.Active),
                }).ToListAsync(cancellationToken);
            var members = people.Where(p => p.IsMember).Select(p => p.Person).ToList();
            var known = await db.AvailabilityAsync([.. members.Where(m => m.Active).Select(m => m.Id)], time.GetUtcNow(), cancellationToken);
            return new(
                team.Id, team.Name, team.Tier, team.Provider, team.Active, families, team.ActiveTickets,
                [.. members.Select(m => m with { Availability = known.GetValueOrDefault(m.Id) })],
                [.. people.Where(p => !p.IsMember && p.Person.Active).Select(p => p.Person)]);
        }
    }
}
