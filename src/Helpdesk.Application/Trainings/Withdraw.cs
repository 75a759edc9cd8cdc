using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Trainings;

/// <summary>A lead takes somebody out of a session; whoever waits longest has the place.</summary>
public static class Withdraw
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Session, long Agent) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var session = await db.SessionAsync(command.Session, cancellationToken);
            var agent = await db.Agents.VisibleTo(current.User).ByIdOrNotFound(command.Agent, cancellationToken);
            session.Withdraw(agent.Id, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
