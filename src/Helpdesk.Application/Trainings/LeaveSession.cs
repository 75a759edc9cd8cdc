using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Trainings;

/// <summary>I give my place up, or leave the waiting list.</summary>
public static class LeaveSession
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Session) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var session = await db.SessionAsync(command.Session, cancellationToken);
            session.Withdraw(current.User.Agent, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
