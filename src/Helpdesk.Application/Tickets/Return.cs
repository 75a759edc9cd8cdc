using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Sends an escalated ticket back to the very agent it came from, with a code that says why.</summary>
public static class Return
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand<Result>
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public ReturnCode? Code { get; init; }

        public string Missing { get; init; } = "";

        public string Note { get; init; } = "";
    }

    /// <param name="ToSender">False: into the queue, because the sender may not have it any more.</param>
    public sealed record Result(bool ToSender);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).Must(code => code is { } known && Enum.IsDefined(known)).WithMessage("Validation.ReturnCode");
            RuleFor(c => c.Missing).Text(EscalationPacket.ShortMaxLength);
            RuleFor(c => c.Note).Text(Escalation.NoteMaxLength);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.VisibleTicket(command.Ticket, current.User, cancellationToken);
            if (!IsReturnedAlready(ticket, command))
            {
                ticket.Expect(command.Version);
                var agent = await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken);
                ticket.CanReturn(agent.Id).OrThrow();
                var now = time.GetUtcNow();
                var address = await gate.ReturnAddressAsync(db, ticket, now, cancellationToken);
                address.SomeTeamServesIt.OrThrow();

                ticket.Return(agent, new TicketReturn(command.Code!.Value, command.Missing, command.Note), address.Sender.To(address.Team!.Id), now);
            }

            return new(ticket.OwnerId is not null);
        }

        /// <summary>The same form came twice: what it asks for has happened.</summary>
        private bool IsReturnedAlready(Ticket ticket, Command command) =>
            ticket.Version != command.Version
            && ticket.Escalations.OrderBy(e => e.SentAt).ThenBy(e => e.Id).LastOrDefault(e => e.ReturnedById == current.User.Agent) is { } last
            && (last.ReturnCode, last.ReturnMissing, last.ReturnNote) == (command.Code, command.Missing, command.Note)
            && !ticket.Escalations.Any(e => e.SentAt > last.ReturnedAt || e.ReturnedAt > last.ReturnedAt);
    }
}
