using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>How much it hurts and how soon it must be solved; the priority follows.</summary>
public static class Triage
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Impact Impact { get; init; }

        public Urgency Urgency { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Impact).Known();
            RuleFor(c => c.Urgency).Known();
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            ticket.Triage(agent, command.Impact, command.Urgency, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
