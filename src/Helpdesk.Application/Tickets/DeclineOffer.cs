using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>Whoever was asked says no, and why; the next person is asked at once, unless it was to be this one and nobody else.</summary>
public static class DeclineOffer
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(TicketOffer.ReasonMaxLength).WithMessage("Validation.DeclineReason");
    }

    internal sealed class Handler(HelpdeskDbContext db, Dispatcher dispatcher, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            var declined = ticket.Decline(agent, command.Reason, now);
            if (declined.IsToOneAlone)
            {
                ticket.KeepWithOwner(now);
                await dispatcher.ExpireAsync(ticket, null, cancellationToken);
                return Unit.Value;
            }

            await dispatcher.ExpireAsync(ticket, await dispatcher.OfferOnAsync(ticket, declined, now, cancellationToken), cancellationToken);
            return Unit.Value;
        }
    }
}
