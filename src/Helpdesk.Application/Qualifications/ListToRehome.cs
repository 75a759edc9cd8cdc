using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>Tickets that need another owner, because a qualification of theirs has ended or was taken back: each with the reasons.</summary>
public static class ListToRehome
{
    /// <summary>So far back it is looked for what ended.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(TicketRow Ticket, string Owner, IReadOnlyList<Reason> Reasons);

    internal sealed class Handler(HelpdeskDbContext db, Rehoming rehoming, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var since = now - Lately;
            var owners = db.Agents.VisibleTo(current.User).Where(a => db.Qualifications.Any(q => q.AgentId == a.Id
                && ((q.ValidUntil > since && q.ValidUntil <= now) || q.RevokedAt > since)));
            var found = await rehoming.FindAsync(owners, now, cancellationToken);
            var ids = found.Select(f => f.Ticket).ToList();
            var rows = ids.Count == 0 ? [] : await db.Tickets.AsNoTracking().VisibleTo(current.User, db).Where(t => ids.Contains(t.Id))
                .MostPressingFirst().Rows(db, current.User.ProviderId).ToListAsync(cancellationToken);
            return [.. rows.Join(found, r => r.Id, f => f.Ticket, (r, f) => new Row(r, f.Owner, f.Gate.Verdict.Reasons))];
        }
    }
}
