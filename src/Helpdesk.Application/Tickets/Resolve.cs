using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The closing answer to the customer and, above First Level, what First Level can learn from it.</summary>
public static class Resolve
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Guid Key { get; init; } = Guid.CreateVersion7();

        public string Body { get; init; } = "";

        public bool? FirstLevelCould { get; init; }

        public NotFirstLevelBecause? NotFirstLevelBecause { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Key).NotEmpty().WithMessage("Validation.Required");
            RuleFor(c => c.Body).RequiredText(TicketMessage.BodyMaxLength);
            RuleFor(c => c.NotFirstLevelBecause).KnownOrNone();
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Public, command.Body);
            if (await db.IsAlreadySaid(key, cancellationToken))
            {
                return Unit.Value;
            }

            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            ticket.Resolve(agent, new(command.Body, command.FirstLevelCould, command.NotFirstLevelBecause), key, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
