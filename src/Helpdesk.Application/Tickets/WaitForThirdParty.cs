using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The owner waits for somebody outside: a supplier, a repair, a delivery.</summary>
public static class WaitForThirdParty
{
    public const int WhomMaxLength = TicketEvent.WordMaxLength;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public string Whom { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Whom).RequiredText(WhomMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            ticket.WaitForThirdParty(agent, command.Whom, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
