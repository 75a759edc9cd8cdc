using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Hierarchical escalation: a lead has to look; owner, team, tier and clocks stay as they are.</summary>
public static class InformLead
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(Ticket.InformLeadReasonMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            if (!await IsSentAlreadyAsync(ticket, command, cancellationToken))
            {
                ticket.Expect(command.Version);
                var by = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

                ticket.InformLead(by, command.Reason, time.GetUtcNow());
            }

            return Unit.Value;
        }

        /// <summary>The same form came twice: a lead is called with these very words.</summary>
        private async Task<bool> IsSentAlreadyAsync(Ticket ticket, Command command, CancellationToken cancellationToken) =>
            ticket.Version != command.Version
            && ticket.NeedsLead
            && await db.Events.AnyAsync(
                e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.HierarchicallyEscalated && e.TicketVersion > command.Version
                    && e.ActorId == current.User.Agent && e.Detail == command.Reason,
                cancellationToken);
    }
}
