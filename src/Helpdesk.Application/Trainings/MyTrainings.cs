using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>The sessions that I can go to, that I go to, and what came of those I went to.</summary>
public static class MyTrainings
{
    public const int MostSessions = 60;

    /// <summary>How long a result or a cancellation is shown.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Row> Sessions)
    {
        public IReadOnlyList<Row> Open => [.. Sessions.Where(s => s.Phase == SessionPhase.Planned && s.Mine is null)];

        public IReadOnlyList<Row> Mine => [.. Sessions.Where(s => s.Mine is not null && s.Phase is SessionPhase.Planned or SessionPhase.ResultsDue)];

        /// <summary>Over or called off.</summary>
        public IReadOnlyList<Row> Past => [.. Sessions.Where(s => s.Mine is not null && s.Phase is SessionPhase.Finished or SessionPhase.Cancelled).Reverse()];
    }

    /// <param name="Rank">My place on the waiting list, from 1; 0 when I do not wait.</param>
    public sealed record Row(
        long Id, LocalizedText Course, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string Trainer, int Places, int Taken, int Waiting,
        EnrolmentState? Mine, int Rank, bool? Attended, int? Score, bool? Passed, DateTimeOffset? CancelledAt, string CancellationReason, DateTimeOffset? ResultsAt)
    {
        public SessionPhase Phase { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var rows = await Rows(current.User.Agent, now, now - Remembered).ToListAsync(cancellationToken);
            return new([.. rows.Select(r => r with { Phase = TrainingSession.PhaseAt(now, r.StartsAt, r.CancelledAt, r.ResultsAt) })]);
        }

        private IQueryable<Row> Rows(long me, DateTimeOffset now, DateTimeOffset since) =>
            from s in db.Sessions.AsNoTracking()
                .Where(s => s.StartsAt > since && ((s.StartsAt > now && s.CancelledAt == null)
                    || s.Enrolments.Any(e => e.AgentId == me && e.State != EnrolmentState.Withdrawn)))
                .OrderByDescending(s => s.StartsAt > now).ThenBy(s => s.StartsAt > now ? s.StartsAt : (DateTimeOffset?)null).ThenByDescending(s => s.StartsAt)
                .Take(MostSessions)
            join c in db.Courses on s.CourseId equals c.Id
            orderby s.StartsAt, s.Id
            select new Row(
                s.Id, c.Name, s.StartsAt, s.EndsAt, s.Place, s.Trainer, s.Places,
                s.Enrolments.Count(e => e.State == EnrolmentState.Enrolled), s.Enrolments.Count(e => e.State == EnrolmentState.Waiting),
                s.Enrolments.Where(e => e.AgentId == me && e.State != EnrolmentState.Withdrawn).Select(e => (EnrolmentState?)e.State).FirstOrDefault(),
                s.Enrolments.Count(w => w.State == EnrolmentState.Waiting
                    && s.Enrolments.Any(e => e.AgentId == me && e.State == EnrolmentState.Waiting && e.Position >= w.Position)),
                s.Enrolments.Where(e => e.AgentId == me && e.State == EnrolmentState.Enrolled).Select(e => e.Attended).FirstOrDefault(),
                s.Enrolments.Where(e => e.AgentId == me && e.State == EnrolmentState.Enrolled).Select(e => e.Score).FirstOrDefault(),
                s.Enrolments.Where(e => e.AgentId == me && e.State == EnrolmentState.Enrolled).Select(e => e.Passed).FirstOrDefault(),
                s.CancelledAt, s.CancellationReason, s.ResultsAt);
    }
}
