using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The owner or a lead no longer needs the answer.</summary>
public static class EndConsult
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Ticket, long Consult) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            var consult = await db.ConsultOf(ticket, command.Consult, cancellationToken);
            var by = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            if (consult.State != ConsultState.Ended)
            {
                ticket.EndConsult(consult, by, time.GetUtcNow());
            }

            return Unit.Value;
        }
    }
}
