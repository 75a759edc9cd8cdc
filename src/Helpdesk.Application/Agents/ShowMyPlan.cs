using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>What a lead has planned for me: the coming week, absences ahead, how much comes to me. One statement.</summary>
public static class ShowMyPlan
{
    public const int Days = 7;

    /// <summary>Absences that begin later are not shown yet.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(365);

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    /// <param name="TimeZone">The zone in which the hours are meant; null where no plan is kept.</param>
    /// <param name="Shifts">Times on shift within the coming week; empty and <paramref name="KeepsShifts"/> false: always.</param>
    public sealed record Result(
        string? TimeZone, bool KeepsShifts, IReadOnlyList<Span> Shifts, IReadOnlyList<Absence> Absences,
        int Capacity, int WaitingLimit, SpokenLanguages Languages);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var plan = await db.WorkPlans.Where(p => p.AgentId == current.User.Agent)
                .PlannedBetween(now, now + Ahead).FirstOrDefaultAsync(cancellationToken);
            return plan is null
                ? new(null, false, [], [], WorkPlan.UsualCapacity, WorkPlan.UsualWaitingLimit, Spoken.Every)
                : new(
                    plan.TimeZone, plan.KeepsShifts, plan.Schedule.Between(now, now.AddDays(Days)), [.. plan.Absences.OrderBy(a => a.From)],
                    plan.Capacity, plan.WaitingLimit, plan.Languages);
        }
    }
}
