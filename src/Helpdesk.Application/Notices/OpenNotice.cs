using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Notices;
using MediatR;

namespace Helpdesk.Application.Notices;

/// <summary>Whoever follows a notice has read it.</summary>
public static class OpenNotice
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Id) : ICommand<Result>;

    /// <summary>Where it leads.</summary>
    public sealed record Result(NoticeKind Kind, long? TicketId);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var notice = await db.Notices.Where(n => n.AgentId == me).ByIdOrNotFound(command.Id, cancellationToken);
            notice.Read(time.GetUtcNow());
            return new(notice.Kind, notice.TicketId);
        }
    }
}
