using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Trainings;
using MediatR;

namespace Helpdesk.Application.Trainings;

/// <summary>I take a place, or the end of the waiting list.</summary>
public static class JoinSession
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Session) : ICommand<EnrolmentState>;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, EnrolmentState>
    {
        public async Task<EnrolmentState> Handle(Command command, CancellationToken cancellationToken)
        {
            var session = await db.SessionAsync(command.Session, cancellationToken);
            return session.Enrol(current.User.Agent, current.User.Agent, time.GetUtcNow()).State;
        }
    }
}
