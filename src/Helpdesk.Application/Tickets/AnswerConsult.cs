using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The specialist who was asked answers, whatever happened to the ticket meanwhile.</summary>
public static class AnswerConsult
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public long Consult { get; init; }

        public string Answer { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Answer).RequiredText(TicketConsult.AnswerMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            var consult = await db.ConsultOf(ticket, command.Consult, cancellationToken);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            if ((consult.AgentId, consult.State, consult.Answer) != (agent.Id, ConsultState.Answered, command.Answer))
            {
                ticket.AnswerConsult(consult, agent, command.Answer, time.GetUtcNow());
            }

            return Unit.Value;
        }
    }
}
