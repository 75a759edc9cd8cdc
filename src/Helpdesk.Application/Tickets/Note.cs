using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>An internal note. Everybody who sees the ticket may add one, whatever happened meanwhile.</summary>
public static class Note
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public Guid Key { get; init; } = Guid.CreateVersion7();

        public string Body { get; init; } = "";

        /// <summary>The people of service providers do not read it.</summary>
        public bool InHouse { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Key).NotEmpty().WithMessage("Validation.Required");
            RuleFor(c => c.Body).RequiredText(TicketMessage.BodyMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Note, command.Body, command.InHouse);
            if (await db.IsAlreadySaid(key, cancellationToken))
            {
                return Unit.Value;
            }

            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            ticket.Note(agent, command.Body, key, time.GetUtcNow(), command.InHouse);
            return Unit.Value;
        }
    }
}
