using Helpdesk.Application.Agents;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

public static class Availabilities
{
    /// <summary>What comes later no shift of today depends on; the end of a stay without shifts is then simply far away.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

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
        var plans = await db.WorkPlans.Where(p => agents.Any(a => a.Id == p.AgentId))
            .PlannedBetween(now, now + Ahead).ToDictionaryAsync(p => p.AgentId, cancellationToken);
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

    private sealed record Facts(
        long AgentId, long? ProviderId, Presence? Presence, bool OnCall, int Active, int Waiting, DateTimeOffset? LastCompletedAt)
    {
        public Availability With(PlannedWork? plan, DateTimeOffset now) => new(
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
}
