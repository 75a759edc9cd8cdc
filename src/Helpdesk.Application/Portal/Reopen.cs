using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>It is not solved after all: the customer says what still fails.</summary>
public static class Reopen
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

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForCustomer(command.Access, current.User, cancellationToken);
            var key = TicketLoading.KeyOf(command.Key, MessageKind.Public, command.Body);
            if (await db.IsAlreadySaid(key, cancellationToken))
            {
                return Unit.Value;
            }

            var reopenDays = await db.Settings.Select(s => s.ReopenDays).SingleAsync(cancellationToken);
            var way = await gate.ReopeningAsync(db, ticket, cancellationToken);

            ticket.ReopenByCustomer(ticket.Customer!, command.Body, key, way, reopenDays, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
