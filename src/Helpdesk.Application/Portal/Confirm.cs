using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Portal;

/// <summary>"Solved, thank you." Saying it twice changes nothing.</summary>
public static class Confirm
{
    [Requires(Permission.Everyone)]
    public sealed record Command(TicketAccess Access) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForCustomer(command.Access, current.User, cancellationToken);
            if (ticket.State != TicketState.Closed)
            {
                ticket.Confirm(ticket.Customer!, time.GetUtcNow());
            }

            return Unit.Value;
        }
    }
}
