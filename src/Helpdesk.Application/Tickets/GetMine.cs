using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What an agent owns, what of it is set aside, and what they resolved lately.</summary>
public static class GetMine
{
    public const int Most = 200;
    public const int MostResolved = 20;

    /// <summary>So long a resolved ticket stays in the list.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(14);

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    /// <param name="SetAside">Not on the list until their moments, the nearest first.</param>
    public sealed record Result(IReadOnlyList<TicketRow> Active, IReadOnlyList<TicketRow> SetAside, IReadOnlyList<TicketRow> Resolved);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var since = time.GetUtcNow() - Lately;
            var active = db.Tickets.AsNoTracking().Where(t => t.IsActive && t.OwnerId == me).VisibleTo(current.User, db)
                .OrderBy(t => t.DueBy).ThenBy(t => t.Priority).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most);

            // Only what was once assigned to the agent can be theirs, and assignments are indexed by agent.
            var taken = db.Assignments.Where(a => a.AgentId == me).Select(a => a.TicketId);
            var resolved = db.Tickets.AsNoTracking().Where(t => taken.Contains(t.Id) && t.OwnerId == me && !t.IsActive && t.ResolvedAt > since)
                .VisibleTo(current.User, db).OrderByDescending(t => t.ResolvedAt).Take(MostResolved);

            var owned = (await active.Rows(db, current.User.ProviderId).ToListAsync(cancellationToken)).ToLookup(r => r.SnoozedUntil is not null);
            return new([.. owned[false]], [.. owned[true].OrderBy(r => r.SnoozedUntil)], await resolved.Rows(db, current.User.ProviderId).ToListAsync(cancellationToken));
        }
    }
}
