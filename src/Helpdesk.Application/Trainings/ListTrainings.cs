using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>The company's courses with their sessions: what comes, what waits for results, what was.</summary>
public static class ListTrainings
{
    public const int MostSessions = 100;

    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<CourseRow> Courses, IReadOnlyList<SessionRow> Sessions)
    {
        public IReadOnlyList<SessionRow> In(SessionPhase phase) => [.. Sessions.Where(s => s.Phase == phase)];
    }

    public sealed record CourseRow(
        long Id, int Version, LocalizedText Name, bool Active, int PassMark, int? ValidityMonths, int? RenewalCases, int? RenewalMonths, int Planned)
    {
        public IReadOnlyList<GrantName> Grants { get; init; } = [];
    }

    public sealed record SessionRow(
        long Id, LocalizedText Course, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, string Trainer, int Places, int Taken, int Waiting, int Passed,
        DateTimeOffset? CancelledAt, DateTimeOffset? ResultsAt)
    {
        public SessionPhase Phase { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var courses = await db.Courses.AsNoTracking().OrderByDescending(c => c.Active).ThenBy(c => c.Name.En).Select(c => new CourseRow(
                c.Id, c.Version, c.Name, c.Active, c.PassMark, c.ValidityMonths, c.RenewalCases, c.RenewalMonths,
                db.Sessions.Count(s => s.CourseId == c.Id && s.CancelledAt == null && s.StartsAt > now))).ToListAsync(cancellationToken);
            var grants = await db.GrantsAsync(db.Set<CourseGrant>(), cancellationToken);
            var sessions = await Sessions(now).ToListAsync(cancellationToken);
            return new(
                [.. courses.Select(c => c with { Grants = [.. grants[c.Id]] })],
                [.. sessions.Select(s => s with { Phase = TrainingSession.PhaseAt(now, s.StartsAt, s.CancelledAt, s.ResultsAt) })]);
        }

        /// <summary>What comes next first, then what was last.</summary>
        private IQueryable<SessionRow> Sessions(DateTimeOffset now) =>
            from s in db.Sessions.AsNoTracking()
                .OrderBy(s => s.StartsAt > now && s.CancelledAt == null ? 0 : s.ResultsAt == null && s.CancelledAt == null ? 1 : 2)
                .ThenBy(s => s.StartsAt > now ? s.StartsAt : (DateTimeOffset?)null).ThenByDescending(s => s.StartsAt).Take(MostSessions)
            join c in db.Courses on s.CourseId equals c.Id
            select new SessionRow(
                s.Id, c.Name, s.StartsAt, s.EndsAt, s.Place, s.Trainer, s.Places,
                s.Enrolments.Count(e => e.State == EnrolmentState.Enrolled), s.Enrolments.Count(e => e.State == EnrolmentState.Waiting),
                s.Enrolments.Count(e => e.Passed == true), s.CancelledAt, s.ResultsAt);
    }
}
