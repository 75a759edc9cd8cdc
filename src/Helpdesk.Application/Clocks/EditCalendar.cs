using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>A calendar's name, zone and week, beside the days that differ from it. What is saved counts from now on.</summary>
public static class EditCalendar
{
    public const int SpansADay = 3;

    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Form>;

    public sealed record Form(Command Input, IReadOnlyList<SpecialDay> Days);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Id { get; init; }

        public int Version { get; init; }

        public string Name { get; init; } = "";

        public string TimeZone { get; init; } = "";

        /// <summary>The weekdays from Monday on; a pair left empty is none, two times alike are a whole day.</summary>
        public IList<WeekForm.Day> Week { get; init; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).RequiredText(ServiceCalendar.NameMaxLength);
            RuleFor(c => c.TimeZone).TimeZone();
            this.Week(c => c.Week);
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var calendar = await db.Calendars.AsNoTracking().Include(c => c.Editions).AsSingleQuery().ByIdOrNotFound(query.Id, cancellationToken);
            var hours = calendar.Hours;
            return new(
                new()
                {
                    Id = calendar.Id, Version = calendar.Version, Name = calendar.Name, TimeZone = hours.TimeZone,
                    Week = WeekForm.Of(hours.Week.Select(s => (s.Day, s.From, s.Until)), SpansADay),
                },
                hours.Days);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var calendar = (await db.CalendarToChangeAsync(command.Id, cancellationToken)).Expect(command.Version);
            await db.Calendars.Where(c => c.Id != calendar.Id).Select(c => c.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            var filled = WeekForm.Read(command.Week, nameof(command.Week));
            var hours = calendar.Hours with { TimeZone = command.TimeZone, Week = Spans(filled) };
            WeekForm.Judge(filled, f => (hours with { Week = Spans(f) }).CanHold()).Then(hours.CanHold).OrThrow();

            calendar.Rename(command.Name.Trim());
            calendar.Change(hours, time.GetUtcNow());
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }

        private static IReadOnlyList<WeekSpan> Spans(IEnumerable<WeekForm.Filled> filled) => [.. filled.Select(f => new WeekSpan(f.Day, f.From, f.Until))];
    }
}
