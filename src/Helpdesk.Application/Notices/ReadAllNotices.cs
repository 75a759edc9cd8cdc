using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>Everything up to the newest that was on the page; what came since stays unread.</summary>
public static class ReadAllNotices
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Newest) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            await db.Notices.Where(n => n.AgentId == me && n.ReadAt == null && n.Id <= command.Newest)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellationToken);
            return Unit.Value;
        }
    }
}
