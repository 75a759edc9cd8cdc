using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>Whoever offered the ticket, or a lead, takes the offer back.</summary>
public static class RecallOffer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Ticket) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, Dispatcher dispatcher, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            ticket.Recall(agent, time.GetUtcNow());
            await dispatcher.ExpireAsync(ticket, null, cancellationToken);
            return Unit.Value;
        }
    }
}
