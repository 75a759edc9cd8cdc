using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>When somebody works, in which zone and languages, and how much the desk gives them by itself.</summary>
public static class PlanWork
{
    public const int ShiftsADay = 2;

    /// <summary>The weekdays as the form lists them.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Days =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Agent) : IQuery<Form>;

    public sealed record Form(string Name, Command Input, IReadOnlyList<DayException> Exceptions, IReadOnlyList<Absence> Absences);

    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Agent { get; init; }

        /// <summary>0 where there is no plan yet.</summary>
        public int Version { get; init; }

        public string TimeZone { get; init; } = "";

        public int Capacity { get; init; }

        public int WaitingLimit { get; init; }

        public IList<Language> Languages { get; init; } = [];

        /// <summary>The weekdays from Monday on; a pair left empty is no shift.</summary>
        public IList<Day> Week { get; init; } = [];
    }

    public sealed record Day
    {
        public IList<Pair> Shifts { get; init; } = [];
    }

    public sealed record Pair
    {
        public TimeOnly? From { get; init; }

        /// <summary>Not after the begin: on the next day.</summary>
        public TimeOnly? Until { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TimeZone).Must(IsZone).WithMessage("Validation.Required");
            RuleFor(c => c.Capacity).InclusiveBetween(0, WorkPlan.MaxCapacity).WithMessage("Validation.Range");
            RuleFor(c => c.WaitingLimit).InclusiveBetween(0, WorkPlan.MaxWaiting).WithMessage("Validation.Range");
            RuleForEach(c => c.Languages).Known();
            RuleFor(c => c.Week).Must(w => w.Count <= Days.Count).WithMessage("Validation.NotUnderstood");
            RuleForEach(c => c.Week).ChildRules(day => day.RuleForEach(d => d.Shifts).ChildRules(pair =>
            {
                pair.RuleFor(p => p.Until).NotNull().When(p => p.From is not null).WithMessage("Validation.Required");
                pair.RuleFor(p => p.From).NotNull().When(p => p.Until is not null).WithMessage("Validation.Required");
            }));
        }

        private static bool IsZone(string? name) =>
            name is { Length: > 0 and <= WorkPlan.TimeZoneMaxLength } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var agent = await db.Agents.VisibleTo(current.User).Where(a => a.Id == query.Agent)
                .Select(a => new { a.Name, Zone = db.Settings.Select(s => s.TimeZone).First() }).FirstOrNotFound(cancellationToken);
            var plan = await db.WorkPlans.AsNoTracking().Where(p => p.AgentId == query.Agent)
                .Include(p => p.Week).Include(p => p.Exceptions).Include(p => p.Absences).AsSplitQuery().FirstOrDefaultAsync(cancellationToken);
            plan ??= new WorkPlan(query.Agent, agent.Zone);
            return new(
                agent.Name,
                new()
                {
                    Agent = query.Agent, Version = plan.Version, TimeZone = plan.TimeZone, Capacity = plan.Capacity,
                    WaitingLimit = plan.WaitingLimit, Languages = [.. plan.Languages.AsList()], Week = [.. Days.Select(d => Shifts(plan, d))],
                },
                [.. plan.Exceptions.OrderBy(e => e.Day)], [.. plan.Absences.OrderBy(a => a.From)]);
        }

        private static Day Shifts(WorkPlan plan, DayOfWeek day)
        {
            var shifts = plan.Week.Where(s => s.Day == day).OrderBy(s => s.From).Select(s => new Pair { From = s.From, Until = s.Until }).ToList();
            return new() { Shifts = [.. shifts, .. Enumerable.Repeat(new Pair(), Math.Max(0, ShiftsADay - shifts.Count))] };
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = (await db.PlanToChangeAsync(command.Agent, current.User, cancellationToken)).Expect(command.Version);
            var shifts = Shifts(command).ToList();
            var languages = command.Languages.Aggregate(SpokenLanguages.None, (spoken, l) => spoken | Spoken.Of(l));
            WorkPlan.CanBe(command.Capacity, command.WaitingLimit, languages).And(CanWork(shifts)).OrThrow();

            plan.Change(command.TimeZone, command.Capacity, command.WaitingLimit, languages, [.. shifts.Select(s => s.Shift)]);
            return Unit.Value;
        }

        private static IEnumerable<(string Field, WeeklyShift Shift)> Shifts(Command command) =>
            from day in command.Week.Index()
            from pair in day.Item.Shifts.Index()
            where pair.Item is { From: not null, Until: not null }
            select (
                $"{nameof(Command.Week)}[{day.Index}].{nameof(Day.Shifts)}[{pair.Index}].{nameof(Pair.From)}",
                new WeeklyShift(Days[day.Index], pair.Item.From!.Value, pair.Item.Until!.Value));

        /// <summary>The domain's answer, at the field of the first shift that it is about.</summary>
        private static Verdict CanWork(List<(string Field, WeeklyShift Shift)> shifts)
        {
            for (var count = 1; count <= shifts.Count; count++)
            {
                var verdict = WorkPlan.CanWork([.. shifts.Take(count).Select(s => s.Shift)]);
                if (!verdict.IsAllowed)
                {
                    return new([.. verdict.Reasons.Select(r => r.At(shifts[count - 1].Field))]);
                }
            }

            return Verdict.Yes;
        }
    }
}
