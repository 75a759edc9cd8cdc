using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The owner answers the customer.</summary>
public static class Reply
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Guid Key { get; init; } = Guid.CreateVersion7();

        public string Body { get; init; } = "";

        public bool WaitForCustomer { get; init; }

        public DateTimeOffset? NextNewsAt { get; init; }
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
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Public, command.Body);
            if (await db.IsAlreadySaid(key, cancellationToken))
            {
                return Unit.Value;
            }

            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var now = time.GetUtcNow();

            NextNews.IsAhead(command.NextNewsAt, now).OrThrow();
            ticket.Reply(agent, command.Body, key, command.NextNewsAt, now);
            if (command.WaitForCustomer && ticket.CanWaitForCustomer(agent.Id).IsAllowed)
            {
                ticket.WaitForCustomer(agent, now);
            }

            return Unit.Value;
        }
    }
}
