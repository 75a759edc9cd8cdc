using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
            var name = await NameAsync(ticket.FamilyId, command.Product, command.Generation, cancellationToken);

            ticket.Identify(
                agent, command.Product, command.Generation, command.SerialNumber.Trim(), command.ProductVersion.Trim(),
                name.Length == 0 ? command.SerialNumber : name, time.GetUtcNow());
            return Unit.Value;
        }

        /// <summary>Product and generation in words; both must belong where they are said to belong.</summary>
        private async Task<string> NameAsync(long family, long? product, long? generation, CancellationToken cancellationToken)
        {
            var productName = product is null
                ? ""
                : await db.Products.Where(p => p.Id == product && p.FamilyId == family).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new BrokenRuleException(Reason.Of("TheProductIsOfItsKind").At(nameof(Command.Product)));
            var generationName = generation is null
                ? ""
                : await db.Generations.Where(g => g.Id == generation && g.ProductId == product).Select(g => g.Name).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new BrokenRuleException(Reason.Of("TheGenerationIsOfTheProduct").At(nameof(Command.Generation)));
            return string.Join(", ", new[] { productName, generationName }.Where(n => n.Length > 0));
        }
    }
}
