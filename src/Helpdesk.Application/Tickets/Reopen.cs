using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// An agent takes a resolution back and says to colleagues why. It returns to its owner, or to the queue
/// when the owner may no longer work on it.
/// </summary>
public static class Reopen
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Guid Key { get; init; } = Guid.CreateVersion7();

        public string Why { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Key).NotEmpty().WithMessage("Validation.Required");
            RuleFor(c => c.Why).RequiredText(TicketMessage.BodyMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Note, command.Why);
            if (await db.IsAlreadySaid(key, cancellationToken))
            {
                return Unit.Value;
            }

            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var days = await db.Settings.Select(s => s.ReopenDays).SingleAsync(cancellationToken);
            var way = await gate.ReopeningAsync(db, ticket, cancellationToken);
            var now = time.GetUtcNow();

            ticket.ReopenByAgent(agent, way, days, now);
            ticket.Note(agent, command.Why, key, now);
            return Unit.Value;
        }
    }
}
