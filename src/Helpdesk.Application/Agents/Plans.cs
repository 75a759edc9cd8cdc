using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

internal static class Plans
{
    private static readonly Expression<Func<WorkPlan, DateTimeOffset, DateTimeOffset, DateOnly, DateOnly, PlannedWork>> Planned = (p, from, until, first, last) =>
        new PlannedWork(
            p.AgentId, p.TimeZone, p.Capacity, p.WaitingLimit, p.Languages,
            p.Week.ToList(),
            p.Exceptions.Where(e => e.Day >= first && e.Day <= last).ToList(),
            p.Absences.Where(a => a.Until > from && a.From < until).ToList());

    private static readonly PerModel<Func<HelpdeskDbContext, long, DateTimeOffset, DateTimeOffset, DateOnly, DateOnly, IAsyncEnumerable<PlannedWork>>> One = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, DateTimeOffset, DateTimeOffset, DateOnly, DateOnly, IQueryable<PlannedWork>>>(
            (db, agent, from, until, first, last) =>
                db.WorkPlans.AsNoTracking().Where(p => p.AgentId == agent).Select(p => AsPlanned(p, from, until, first, last)).AsSingleQuery())));

    /// <summary>The plan of somebody whom the user leads, with all it holds, to be changed; a new one in the desk's zone where there is none.</summary>
    public static async Task<WorkPlan> PlanToChangeAsync(
        this HelpdeskDbContext db, long agentId, CurrentUser user, CancellationToken cancellationToken)
    {
        var agent = await db.Agents.VisibleTo(user).ByIdOrNotFound(agentId, cancellationToken);
        var plan = await db.WorkPlans.Where(p => p.AgentId == agent.Id)
            .Include(p => p.Week).Include(p => p.Exceptions).Include(p => p.Absences).AsSplitQuery().FirstOrDefaultAsync(cancellationToken);
        if (plan is null)
        {
            return db.WorkPlans.Add(new WorkPlan(agent.Id, await db.Settings.Select(s => s.TimeZone).SingleAsync(cancellationToken))).Entity;
        }

        // Its rows are what the form showed: whoever changes one of them changes the plan.
        db.Touch(plan);
        return plan;
    }

    /// <summary>Plans as they hold between two moments, one statement: weeks, and of exceptions and absences what touches that time.</summary>
    public static IQueryable<PlannedWork> PlannedBetween(this IQueryable<WorkPlan> plans, DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = Days(from, until);
        return plans.AsNoTracking().Select(p => AsPlanned(p, from, until, first, last)).WithRules().AsSingleQuery();
    }

    /// <summary>One person's plan as it holds between two moments; null for whoever has none.</summary>
    public static async Task<PlannedWork?> PlannedForAsync(
        this HelpdeskDbContext db, long agentId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (first, last) = Days(from, until);
        return await One.For(db)(db, agentId, from, until, first, last).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A day more on both sides: a day of the plan's zone is not one of UTC, and a shift may begin on the day before.</summary>
    private static (DateOnly First, DateOnly Last) Days(DateTimeOffset from, DateTimeOffset until) =>
        (DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2), DateOnly.FromDateTime(until.UtcDateTime).AddDays(2));

    [WrittenAs(nameof(Planned))]
    private static PlannedWork AsPlanned(WorkPlan plan, DateTimeOffset from, DateTimeOffset until, DateOnly first, DateOnly last) =>
        throw WrittenAsAttribute.OnlyInAQuery;
}

/// <summary>Of a work plan what holds within some time.</summary>
public sealed record PlannedWork(
    long AgentId, string TimeZone, int Capacity, int WaitingLimit, SpokenLanguages Languages,
    IReadOnlyList<WeeklyShift> Week, IReadOnlyList<DayException> Exceptions, IReadOnlyList<Absence> Absences)
{
    public Schedule Schedule => new(TimeZone, Week, Exceptions, Absences);

    public bool KeepsShifts => Week.Count > 0;
}
