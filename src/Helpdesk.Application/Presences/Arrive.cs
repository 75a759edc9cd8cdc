using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Presences;

/// <summary>Whoever signs in is there, unless they said otherwise before.</summary>
public static class Arrive
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            (await db.WorkplaceAsync(current.User.Agent, now, cancellationToken)).Arrive(now);
            return Unit.Value;
        }
    }
}
