using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Agents;

/// <summary>Somebody comes back. What they may do follows from the qualifications that are still valid.</summary>
public static class ReactivateAgent
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Agent, int Version) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.Agents.ByIdOrNotFound(command.Agent, cancellationToken)).Expect(command.Version).Reactivate();
            return Unit.Value;
        }
    }
}
