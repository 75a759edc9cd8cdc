using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;

namespace Helpdesk.Application.Clocks;

/// <summary>Holidays and other days that differ from the week: one that was typed, a region's, those of a file. All of them or none.</summary>
public static class AddCalendarDays
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Id { get; init; }

        public IList<Day> Days { get; init; } = [];
    }

    public sealed record Day
    {
        public DateOnly? On { get; init; }

        public string Name { get; init; } = "";

        /// <summary>Empty, like the end, for a day without hours.</summary>
        public TimeOnly? From { get; init; }

        public TimeOnly? Until { get; init; }

        internal SpecialDay AsSpecialDay() => new(On!.Value, From ?? default, Until ?? default, Name.Trim());
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Days).Must(d => d.Count is > 0 and <= ServiceCalendar.MaxDays).WithMessage("Validation.NotUnderstood");
            RuleForEach(c => c.Days).ChildRules(day =>
            {
                day.RuleFor(d => d.On).NotNull().WithMessage("Validation.Required")
                    .Must(d => d is null or { Year: > 1900 and < 2200 }).WithMessage("Validation.NotUnderstood");
                day.RuleFor(d => d.Name).RequiredText(SpecialDay.NameMaxLength);
                day.RuleFor(d => d.From).NotNull().When(d => d.Until is not null).WithMessage("Validation.Required");
                day.RuleFor(d => d.Until).NotNull().When(d => d.From is not null).WithMessage("Validation.Required")
                    .Must((d, until) => until is null || until != d.From).WithMessage("Validation.NotUnderstood");
            });
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var calendar = await db.CalendarToChangeAsync(command.Id, cancellationToken);
            calendar.Change(calendar.Hours.With(command.Days.Select(d => d.AsSpecialDay())), time.GetUtcNow());
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
