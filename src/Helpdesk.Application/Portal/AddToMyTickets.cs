using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;

namespace Helpdesk.Application.Portal;

/// <summary>Whoever holds the private link takes the ticket into their own list. The mail address alone opens nothing.</summary>
public static class AddToMyTickets
{
    [Requires(Permission.KeepTickets)]
    public sealed record Command(string Token) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForCustomer(new(command.Token), current.User, cancellationToken);
            ticket.AddToAccount(current.User.Account, current.User.Name, time.GetUtcNow());
            Verdict.Unless(ticket.AccountId == current.User.Account, Reason.Of("ARequestStandsInOneList")).OrThrow();
            return Unit.Value;
        }
    }
}
