using System.Linq.Expressions;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

public static class Availabilities
{
    /// <summary>What comes later no shift of today depends on; the end of a stay without shifts is then simply far away.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    private static readonly Expression<Func<HelpdeskDbContext, long, DateTimeOffset, DateTimeOffset, IEnumerable<Span>>> Sessions = (db, agent, since, until) =>
        from e in db.Enrolments
        join s in db.Sessions on e.SessionId equals s.Id
        where e.AgentId == agent && e.State == EnrolmentState.Enrolled && s.CancelledAt == null && s.EndsAt > since && s.StartsAt < until
        select new Span(s.StartsAt, s.EndsAt);

    private static readonly Expression<Func<HelpdeskDbContext, Agent, DateTimeOffset, DateTimeOffset, Facts>> Known = (db, a, from, until) => new Facts(
        a.Id, a.ProviderId,
        db.Workplaces.Where(w => w.AgentId == a.Id).Select(w => (Presence?)w.Presence).FirstOrDefault(),
        db.Workplaces.Any(w => w.AgentId == a.Id && w.OnCall),
        db.Tickets.Count(t => t.OwnerId == a.Id && t.IsActive && (t.State == TicketState.New || t.State == TicketState.Open)),
        db.Tickets.Count(t => t.OwnerId == a.Id && t.IsActive && t.State != TicketState.New && t.State != TicketState.Open),
        db.Tickets.Where(t => t.OwnerId == a.Id && t.ResolvedAt != null).Max(t => t.ResolvedAt),
        BookedBy(db, a.Id, from, until).ToList());

    private static readonly PerModel<Func<HelpdeskDbContext, long, DateTimeOffset, DateTimeOffset, IAsyncEnumerable<Facts>>> One = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, DateTimeOffset, DateTimeOffset, IQueryable<Facts>>>((db, id, from, until) =>
            db.Agents.AsNoTracking().Where(a => a.Id == id).Select(a => AsKnown(db, a, from, until)).AsSingleQuery())));

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
        var until = now + Ahead;
        var facts = await agents.AsNoTracking().Select(a => AsKnown(db, a, now, until)).WithRules().AsSingleQuery().ToListAsync(cancellationToken);
        var plans = await db.WorkPlans.Where(p => agents.Any(a => a.Id == p.AgentId))
            .PlannedBetween(now, until).ToDictionaryAsync(p => p.AgentId, cancellationToken);
        return facts.ToDictionary(f => f.AgentId, f => f.With(plans.GetValueOrDefault(f.AgentId), now));
    }

    /// <summary>The same for one person, who asks for work themselves.</summary>
    public static async Task<Availability> AvailabilityOfAsync(this HelpdeskDbContext db, long agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = await One.For(db)(db, agentId, now, now + Ahead).FirstAsync(cancellationToken);
        return facts.With(await db.PlannedForAsync(agentId, now, now + Ahead, cancellationToken), now);
    }

    /// <summary>Sessions of trainings in which somebody has a place, as a query asks it.</summary>
    [WrittenAs(nameof(Sessions))]
    internal static IEnumerable<Span> BookedBy(HelpdeskDbContext db, long agent, DateTimeOffset from, DateTimeOffset until) => throw WrittenAsAttribute.OnlyInAQuery;

    [WrittenAs(nameof(Known))]
    private static Facts AsKnown(HelpdeskDbContext db, Agent agent, DateTimeOffset from, DateTimeOffset until) => throw WrittenAsAttribute.OnlyInAQuery;

    private sealed record Facts(
        long AgentId, long? ProviderId, Presence? Presence, bool OnCall, int Active, int Waiting, DateTimeOffset? LastCompletedAt, IReadOnlyList<Span> Booked)
    {
        public Availability With(PlannedWork? plan, DateTimeOffset now) => new(
            Presence ?? Domain.Agents.Presence.Offline,
            ((plan?.Schedule ?? Schedule.Always) with { Booked = Booked }).OnShiftUntil(now),
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
