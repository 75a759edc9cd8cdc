using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The owner answers the customer; what an owner in training writes waits for its release.</summary>
public static class Reply
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand<Addressee>
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

            NextNews.IsAhead(command.NextNewsAt, now).OrThrow();
            if (await db.SupervisionAsync(gate, ticket, agent.Id, now, cancellationToken) is { } under)
            {
                ticket.Submit(
                    agent, new(AnswerKind.Reply, command.Body) { WaitForCustomer = command.WaitForCustomer, NextNewsAt = command.NextNewsAt }, under, key, now);
                return Addressee.Mentor;
            }

            ticket.Reply(agent, command.Body, key, command.NextNewsAt, now);
            if (command.WaitForCustomer && ticket.CanWaitForCustomer(agent.Id).IsAllowed)
            {
                ticket.WaitForCustomer(agent, now);
            }

            return Addressee.Customer;
        }
    }
}
