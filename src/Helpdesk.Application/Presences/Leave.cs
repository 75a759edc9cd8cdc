using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;

namespace Helpdesk.Application.Presences;

/// <summary>Whoever signs out is gone: nothing comes to them any more.</summary>
public static class Leave
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            (await db.WorkplaceAsync(current.User.Agent, now, cancellationToken)).Become(Presence.Offline, now);
            return Unit.Value;
        }
    }
}
