using FluentValidation;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;

namespace Helpdesk.Application.Tickets;

/// <summary>The owner does not look at it until a moment; the customer's word, a step of a clock or another owner bring it back before.</summary>
public static class Snooze
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public long Ticket { get; init; }

        public int Version { get; init; }

        public SnoozeChoice Choice { get; init; } = SnoozeChoice.TomorrowMorning;

        /// <summary>An own time; with every other choice it is not looked at.</summary>
        public DateTimeOffset? Until { get; init; }

        /// <summary>In which "tomorrow morning" is meant, as an IANA name; the page knows it.</summary>
        public string Zone { get; init; } = "";

        public string Note { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Choice).Known();
            RuleFor(c => c.Note).Text(Ticket.SnoozeNoteMaxLength);
            RuleFor(c => c.Zone).Text(60);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var ticket = await db.TicketForWork(command.Ticket, current.User, cancellationToken);
            ticket.Expect(command.Version);
            var (agent, now) = (await db.Agents.ByIdOrNotFound(current.User.Agent, cancellationToken), time.GetUtcNow());
            var until = Meant(command, now);

            ticket.Snooze(agent, until, command.Note.Trim(), now);
            await db.ScheduleAsync(WakeTicket.Name, ticket.Id, until, cancellationToken);
            return Unit.Value;
        }

        private static DateTimeOffset Meant(Command command, DateTimeOffset now)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(command.Zone, out var known) ? known : TimeZoneInfo.Utc;
            var meant = command.Choice == SnoozeChoice.OwnTime ? command.Until : command.Choice.At(now, zone);
            return meant ?? throw new BrokenRuleException(
                Reason.Of("ItIsSetAsideUntilLater").At(command.Choice == SnoozeChoice.OwnTime ? nameof(command.Until) : nameof(command.Choice)));
        }
    }
}
