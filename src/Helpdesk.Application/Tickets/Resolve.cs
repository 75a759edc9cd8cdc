using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The closing answer to the customer and, above First Level, what First Level can learn from it; from an owner in training it waits for its release.</summary>
public static class Resolve
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand<Addressee>
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

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Addressee>
    {
        public async Task<Addressee> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Public, command.Body);
            if (await db.IsAlreadySaid(key, cancellationToken))
            {
                return await db.AddresseeOf(key, cancellationToken);
            }

            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var now = time.GetUtcNow();

            if (await db.SupervisionAsync(gate, ticket, agent.Id, now, cancellationToken) is { } under)
            {
                ticket.Submit(
                    agent,
                    new(AnswerKind.Resolve, command.Body) { FirstLevelCould = command.FirstLevelCould, NotFirstLevelBecause = command.NotFirstLevelBecause },
                    under, key, now);
                return Addressee.Mentor;
            }

            ticket.Resolve(agent, new(command.Body, command.FirstLevelCould, command.NotFirstLevelBecause), key, now);
            return Addressee.Customer;
        }
    }
}
