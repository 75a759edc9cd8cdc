using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The specialist who was asked cannot answer, and says why; whoever asked chooses somebody else.</summary>
public static class DeclineConsult
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public long Consult { get; init; }

        public string Reason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).RequiredText(TicketConsult.ReasonMaxLength).WithMessage("Validation.DeclineReason");
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            var consult = await db.ConsultOf(ticket, command.Consult, cancellationToken);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            if ((consult.AgentId, consult.State, consult.Answer) != (agent.Id, ConsultState.Declined, command.Reason))
            {
                ticket.DeclineConsult(consult, agent, command.Reason, time.GetUtcNow());
            }

            return Unit.Value;
        }
    }
}
