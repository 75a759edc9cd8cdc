using FluentValidation;
using Helpdesk.Application.Clocks;
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
        public IList<WeekForm.Day> Week { get; init; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.TimeZone).TimeZone();
            RuleFor(c => c.Capacity).InclusiveBetween(0, WorkPlan.MaxCapacity).WithMessage("Validation.Range");
            RuleFor(c => c.WaitingLimit).InclusiveBetween(0, WorkPlan.MaxWaiting).WithMessage("Validation.Range");
            RuleForEach(c => c.Languages).Known();
            this.Week(c => c.Week);
        }
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
                    WaitingLimit = plan.WaitingLimit, Languages = [.. plan.Languages.AsList()],
                    Week = WeekForm.Of(plan.Week.Select(s => (s.Day, s.From, s.Until)), ShiftsADay),
                },
                [.. plan.Exceptions.OrderBy(e => e.Day)], [.. plan.Absences.OrderBy(a => a.From)]);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = (await db.PlanToChangeAsync(command.Agent, current.User, cancellationToken)).Expect(command.Version);
            var filled = WeekForm.Read(command.Week, nameof(command.Week));
            var languages = command.Languages.Aggregate(SpokenLanguages.None, (spoken, l) => spoken | Spoken.Of(l));
            WorkPlan.CanBe(command.Capacity, command.WaitingLimit, languages).And(WeekForm.Judge(filled, f => WorkPlan.CanWork(Shifts(f)))).OrThrow();

            plan.Change(command.TimeZone, command.Capacity, command.WaitingLimit, languages, Shifts(filled));
            return Unit.Value;
        }

        private static IReadOnlyList<WeeklyShift> Shifts(IEnumerable<WeekForm.Filled> filled) => [.. filled.Select(f => new WeeklyShift(f.Day, f.From, f.Until))];
    }
}
