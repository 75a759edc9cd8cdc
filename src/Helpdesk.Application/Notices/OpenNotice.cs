using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>Whoever follows a notice has read it.</summary>
public static class OpenNotice
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Id) : ICommand<Result>;

    /// <param name="TicketId">Where it leads; null for no ticket.</param>
    /// <param name="IsStillYours">False where the ticket went on to people of another employer, and is not there for this person any more.</param>
    /// <param name="Unread">How many others are unread.</param>
    public sealed record Result(NoticeKind Kind, long? TicketId, bool IsStillYours, int Unread);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var notice = await db.Notices.Where(n => n.AgentId == me).ByIdOrNotFound(command.Id, cancellationToken);
            notice.Read(time.GetUtcNow());
            var seen = notice.TicketId is not { } ticket || await db.Tickets.VisibleTo(current.User, db).AnyAsync(t => t.Id == ticket, cancellationToken);
            var others = db.Notices.Where(n => n.AgentId == me && n.ReadAt == null && n.Id != command.Id);
            return new(notice.Kind, notice.TicketId, seen, await others.Take(KnownUnread.Most).CountAsync(cancellationToken));
        }
    }
}
