using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>An agent takes a ticket from the queue. Of two at once one gets it, the other learns who did.</summary>
public static class Claim
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Ticket) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var decision = await gate.JudgeAsync(agent.Id, ticket, cancellationToken);

            ticket.Claim(agent, decision, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
