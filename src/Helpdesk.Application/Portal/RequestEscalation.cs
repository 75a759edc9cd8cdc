using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>"This is urgent": informs somebody with authority; the ticket stays where it is.</summary>
public static class RequestEscalation
{
    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand
    {
        public TicketAccess Access { get; init; } = new();

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(Ticket.UrgencyReasonMaxLength).WithMessage("Validation.UrgencyNeeded");
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForCustomer(command.Access, current.User, cancellationToken);
            if (!await IsAlreadyRequested(ticket, command.Reason, cancellationToken))
            {
                ticket.RequestEscalation(ticket.Customer!, command.Reason, time.GetUtcNow());
            }

            return Unit.Value;
        }

        /// <summary>The same words while the request is pending are the same form sent twice.</summary>
        private async Task<bool> IsAlreadyRequested(Ticket ticket, string reason, CancellationToken cancellationToken) =>
            ticket.EscalationRequestedAt is { } at && await db.Events.AnyAsync(
                e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.EscalationRequested && e.At == at && e.Detail == reason, cancellationToken);
    }
}
