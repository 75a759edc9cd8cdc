using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>Whoever wrote it takes back what waits for its release.</summary>
public static class WithdrawAnswer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command(long Ticket) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (ticket, agent, now) = await db.TicketToDecideOn(command.Ticket, current.User, time, cancellationToken);
            ticket.WithdrawAnswer(agent, now);
            return Unit.Value;
        }
    }
}
