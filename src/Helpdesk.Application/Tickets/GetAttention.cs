using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Tickets on which a lead has to look, each with who called and why.</summary>
public static class GetAttention
{
    public const int Most = 100;

    private static readonly TicketEventKind[] Calling =
        [TicketEventKind.EscalationRequested, TicketEventKind.LeadInformed, TicketEventKind.NobodyQualified, TicketEventKind.HierarchicallyEscalated];

    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Call">The latest one.</param>
    public sealed record Row(TicketRow Ticket, Call? Call);

    public sealed record Call(long TicketId, TicketEventKind Kind, string Who, string? Detail, DateTimeOffset At);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var provider = current.User.ProviderId;
            var rows = await db.Tickets.AsNoTracking().Where(t => t.NeedsLead).VisibleTo(current.User, db)
                .OrderBy(t => t.Priority).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most)
                .Rows(db, provider).ToListAsync(cancellationToken);
            var ids = rows.Select(r => r.Id).ToList();
            var calls = ids.Count == 0 ? [] : await db.Events.Where(e => ids.Contains(e.TicketId) && Calling.Contains(e.Kind))
                .OrderBy(e => e.At).ThenBy(e => e.Id)
                .Select(e => new Call(
                    e.TicketId, e.Kind, Visibility.ActorNamed(db, provider, e.ActorKind, e.ActorId, e.ActorName),
                    Visibility.Word(db, provider, e.DetailAgentId, e.Detail), e.At))
                .WithRules().ToListAsync(cancellationToken);
            return [.. rows.Select(r => new Row(r, calls.FindLast(c => c.TicketId == r.Id)))];
        }
    }
}
