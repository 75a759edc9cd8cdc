using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What happened to a ticket since a form was read, for whoever has to decide whether it still fits.</summary>
public static class GetChanges
{
    public const int Most = 20;

    /// <param name="Ticket">Its id.</param>
    /// <param name="Version">The version that the form was filled in for.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, int Version) : IQuery<IReadOnlyList<TicketChange>>;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<TicketChange>>
    {
        public async Task<IReadOnlyList<TicketChange>> Handle(Query query, CancellationToken cancellationToken)
        {
            var provider = current.User.ProviderId;
            return await (from t in db.Tickets.VisibleTo(current.User, db)
                   from e in t.Events
                   where t.Id == query.Ticket && e.TicketVersion > query.Version && (provider == null || e.Kind != TicketEventKind.InHouseNoteAdded)
                   orderby e.At, e.Id
                   select new TicketChange(
                       e.Kind,
                       Visibility.ActorNamed(db, provider, e.ActorKind, e.ActorId, e.ActorName),
                       e.At, e.From,
                       Visibility.TeamWord(db, provider, e.ToTeamId, Visibility.Word(db, provider, e.ToAgentId, e.To)),
                       Visibility.Word(db, provider, e.DetailAgentId, e.Detail),
                       t.Messages.Where(m => m.At == e.At && m.AuthorId == e.ActorId && (provider == null || !m.InHouse)).Select(m => m.Body.Substring(0, 300)).FirstOrDefault()))
                .Take(Most).WithRules().ToListAsync(cancellationToken);
        }
    }
}

/// <param name="Text">The beginning of the message that came with it.</param>
public sealed record TicketChange(
    TicketEventKind Kind, string Who, DateTimeOffset At, string? From, string? To, string? Detail, string? Text);
