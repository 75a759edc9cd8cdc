using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

public static class Availabilities
{
    /// <summary>
    /// What routing needs to know of these people beyond the gate, by their ids; ids of nobody are left out. Two statements, however
    /// many people: tickets are counted by the index of active tickets by owner, the last completion is the end of the index of solved ones.
    /// </summary>
    public static Task<IReadOnlyDictionary<long, Availability>> AvailabilityAsync(
        this HelpdeskDbContext db, IReadOnlyCollection<long> agentIds, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.AvailabilityAsync(db.Agents.Where(a => agentIds.Contains(a.Id)), now, cancellationToken);

    /// <summary>The same for whomever a query finds.</summary>
    public static async Task<IReadOnlyDictionary<long, Availability>> AvailabilityAsync(
        this HelpdeskDbContext db, IQueryable<Agent> agents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = await db.FactsOf(agents).ToListAsync(cancellationToken);
        var plans = await db.PlansOf(agents, now).ToDictionaryAsync(p => p.AgentId, cancellationToken);
        return facts.ToDictionary(f => f.AgentId, f => f.With(plans.GetValueOrDefault(f.AgentId), now));
    }

    private static IQueryable<Facts> FactsOf(this HelpdeskDbContext db, IQueryable<Agent> agents) =>
        from a in agents.AsNoTracking()
        join w in db.Workplaces on a.Id equals w.AgentId into workplaces
        from w in workplaces.DefaultIfEmpty()
        select new Facts(
            a.Id, a.ProviderId, w == null ? null : w.Presence, w != null && w.OnCall,
            db.Tickets.Count(t => t.OwnerId == a.Id && t.IsActive && (t.State == TicketState.New || t.State == TicketState.Open)),
            db.Tickets.Count(t => t.OwnerId == a.Id && t.IsActive && t.State != TicketState.New && t.State != TicketState.Open),
            db.Tickets.Where(t => t.OwnerId == a.Id && t.ResolvedAt != null).Max(t => t.ResolvedAt));

    /// <summary>Of the exceptions only those that can matter to a shift of today: the others are not worth a row for each shift.</summary>
    private static IQueryable<Plan> PlansOf(this HelpdeskDbContext db, IQueryable<Agent> agents, DateTimeOffset now)
    {
        var (from, until) = (DateOnly.FromDateTime(now.UtcDateTime).AddDays(-2), DateOnly.FromDateTime(now.UtcDateTime).AddDays(4));
        return db.WorkPlans.AsNoTracking().Where(p => agents.Any(a => a.Id == p.AgentId)).Select(p => new Plan(
            p.AgentId, p.TimeZone, p.Capacity, p.WaitingLimit, p.Languages,
            p.Week.ToList(),
            p.Exceptions.Where(e => e.Day >= from && e.Day <= until).ToList(),
            p.Absences.Where(a => a.Until > now).ToList())).AsSingleQuery();
    }

    private sealed record Facts(
        long AgentId, long? ProviderId, Presence? Presence, bool OnCall, int Active, int Waiting, DateTimeOffset? LastCompletedAt)
    {
        public Availability With(Plan? plan, DateTimeOffset now) => new(
            Presence ?? Domain.Agents.Presence.Offline,
            (plan?.Schedule ?? Schedule.Always).OnShiftUntil(now),
            (plan?.Languages ?? Spoken.Every).AsList(),
            plan?.Capacity ?? WorkPlan.UsualCapacity,
            ProviderId)
        {
            Active = Active,
            Waiting = Waiting,
            WaitingLimit = plan?.WaitingLimit ?? WorkPlan.UsualWaitingLimit,
            OnCall = OnCall,
            LastCompletedAt = LastCompletedAt,
        };
    }

    private sealed record Plan(
        long AgentId, string TimeZone, int Capacity, int WaitingLimit, SpokenLanguages Languages,
        IReadOnlyList<WeeklyShift> Week, IReadOnlyList<DayException> Exceptions, IReadOnlyList<Absence> Absences)
    {
        public Schedule Schedule => new(TimeZone, Week, Exceptions, Absences);
    }
}
