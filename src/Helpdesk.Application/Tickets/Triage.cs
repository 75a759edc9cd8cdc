using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>How much it hurts and how soon it must be solved, from which the priority follows; and what it is about.</summary>
public static class Triage
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public Impact Impact { get; init; }

        public Urgency Urgency { get; init; }

        /// <summary>What it is about, by a topic of the family; none where that is not known.</summary>
        public long? CategoryId { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Impact).Known();
            RuleFor(c => c.Urgency).Known();
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            ticket.Expect(command.Version);
            var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);

            var category = command.CategoryId is { } id ? await db.CategoriesOf(ticket.FamilyId).FirstOrDefaultAsync(t => t.Id == id, cancellationToken) : null;
            AgreementChanging.Exists(
                category is not null || command.CategoryId is null || command.CategoryId == ticket.CategoryId, nameof(command.CategoryId)).OrThrow();

            var now = time.GetUtcNow();
            ticket.Triage(agent, command.Impact, command.Urgency, now);
            ticket.Categorise(agent, command.CategoryId, category?.Name, now);
            return Unit.Value;
        }
    }
}
