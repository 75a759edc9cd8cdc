using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>Which device it is, corrected or completed by the desk, within the kind of product that was reported.</summary>
public static class Identify
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public long? Product { get; init; }

        public long? Generation { get; init; }

        public string SerialNumber { get; init; } = "";

        public string ProductVersion { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.SerialNumber).Text(Ticket.SerialNumberMaxLength);
            RuleFor(c => c.ProductVersion).Text(Ticket.ProductVersionMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
            var device = await Device.LoadAsync(db, ticket, command.Product, command.Generation, cancellationToken);

            ticket.CanIdentify().Then(device.IsOffered).OrThrow();
            ticket.Identify(
                agent, command.Product, command.Generation, command.SerialNumber.Trim(), command.ProductVersion.Trim(), device.Names, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
