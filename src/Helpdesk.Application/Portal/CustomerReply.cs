using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Portal;

/// <summary>The customer adds something or answers our question.</summary>
public static class CustomerReply
{
    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand
    {
        public TicketAccess Access { get; init; } = new();

        public Guid Key { get; init; } = Guid.CreateVersion7();

        public string Body { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Key).NotEmpty().WithMessage("Validation.NotUnderstood");
            RuleFor(c => c.Body).RequiredText(TicketMessage.BodyMaxLength).WithMessage("Validation.MessageNeeded");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForCustomer(command.Access, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Public, command.Body);
            if (!await db.IsAlreadySaid(key, cancellationToken))
            {
                ticket.CustomerReply(ticket.Customer!, command.Body, key, time.GetUtcNow());
            }

            return Unit.Value;
        }
    }
}
