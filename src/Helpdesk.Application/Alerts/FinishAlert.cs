using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Alerts;

/// <summary>A lead has seen to it. Twice is once.</summary>
public static class FinishAlert
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Id) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.Alerts.VisibleTo(current.User).ByIdOrNotFound(command.Id, cancellationToken)).Finish(current.User.Agent, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
