using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Settings;

/// <summary>How often a customer who does not answer is asked again, and when the desk stops waiting. It holds for those who are silent now, too.</summary>
public static class ChangeSilence
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Command>;

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public int Version { get; init; }

        /// <summary>None for never.</summary>
        public int? RemindDays { get; init; }

        public int MostReminders { get; init; }

        /// <summary>None for never.</summary>
        public int? ResolveDays { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.RemindDays).InclusiveBetween(1, SilenceTimes.MostRemindDays).WithMessage("Validation.Range");
            RuleFor(c => c.MostReminders).InclusiveBetween(0, SilenceTimes.MostRemindersMax).WithMessage("Validation.Range");
            RuleFor(c => c.ResolveDays).InclusiveBetween(1, SilenceTimes.MostResolveDays).WithMessage("Validation.Range");
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Command>
    {
        public async Task<Command> Handle(Query query, CancellationToken cancellationToken)
        {
            var desk = await db.Settings.AsNoTracking().SingleAsync(cancellationToken);
            return new()
            {
                Version = desk.Version,
                RemindDays = desk.Silence.RemindDays,
                MostReminders = desk.Silence.MostReminders,
                ResolveDays = desk.Silence.ResolveDays,
            };
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var desk = (await db.Settings.SingleAsync(cancellationToken)).Expect(command.Version);
            desk.SetSilence(new(command.RemindDays, command.MostReminders, command.ResolveDays));
            await SilenceSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
