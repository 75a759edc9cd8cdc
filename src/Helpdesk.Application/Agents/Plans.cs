using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

internal static class Plans
{
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
        // A day more on both sides: a day of the plan's zone is not one of UTC, and a shift may begin on the day before.
        var (first, last) = (DateOnly.FromDateTime(from.UtcDateTime).AddDays(-2), DateOnly.FromDateTime(until.UtcDateTime).AddDays(2));
        return plans.AsNoTracking().Select(p => new PlannedWork(
            p.AgentId, p.TimeZone, p.Capacity, p.WaitingLimit, p.Languages,
            p.Week.ToList(),
            p.Exceptions.Where(e => e.Day >= first && e.Day <= last).ToList(),
            p.Absences.Where(a => a.Until > from && a.From < until).ToList())).AsSingleQuery();
    }
}

/// <summary>Of a work plan what holds within some time.</summary>
public sealed record PlannedWork(
    long AgentId, string TimeZone, int Capacity, int WaitingLimit, SpokenLanguages Languages,
    IReadOnlyList<WeeklyShift> Week, IReadOnlyList<DayException> Exceptions, IReadOnlyList<Absence> Absences)
{
    public Schedule Schedule => new(TimeZone, Week, Exceptions, Absences);

    public bool KeepsShifts => Week.Count > 0;
}
