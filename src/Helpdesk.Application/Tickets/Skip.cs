using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>What the desk gave as the next one goes back into the queue, with a reason, and does not come to this agent again.</summary>
public static class Skip
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public SkipReason? Reason { get; init; }

        public string Note { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).Must(reason => reason is { } known && Enum.IsDefined(known)).WithMessage("Validation.SkipReason");
            RuleFor(c => c.Note).Text(TicketSkip.NoteMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = (await db.VisibleTicket(command.Ticket, current.User, cancellationToken)).Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            ticket.Skip(agent, command.Reason!.Value, command.Note, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
