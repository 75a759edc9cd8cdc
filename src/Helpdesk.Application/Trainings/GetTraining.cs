using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>A session as somebody sees it who might go there: what it is about and worth, and who comes.</summary>
public static class GetTraining
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Session) : IQuery<Result>;

    /// <param name="Session">Untracked, with its enrolments.</param>
    /// <param name="Mine">My enrolment; null when I am not in it.</param>
    /// <param name="Rank">My place on the waiting list, from 1; 0 when I do not wait.</param>
    public sealed record Result(
        TrainingSession Session, CourseFacts Course, IReadOnlyList<GrantName> Grants, SessionPhase Phase, SessionPeople People,
        Enrolment? Mine, int Rank, Verdict CanJoin, Verdict CanLeave);

    public sealed record CourseFacts(LocalizedText Name, LocalizedText Description, int PassMark, int? ValidityMonths);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var session = await db.Sessions.AsNoTracking().Include(s => s.Enrolments).ByIdOrNotFound(query.Session, cancellationToken);
            var course = await db.Courses.Where(c => c.Id == session.CourseId)
                .Select(c => new CourseFacts(c.Name, c.Description, c.PassMark, c.ValidityMonths)).FirstAsync(cancellationToken);
            var grants = await db.GrantsAsync(db.Set<CourseGrant>().Where(g => g.CourseId == session.CourseId), cancellationToken);
            var waiting = session.WaitingList.Select(e => e.AgentId).ToList();

            return new(
                session, course with { PassMark = session.PassMark ?? course.PassMark }, [.. grants[session.CourseId]], session.PhaseAt(now),
                await db.PeopleAsync(session, current.User, cancellationToken),
                session.Participants.Concat(session.WaitingList).FirstOrDefault(e => e.AgentId == me), waiting.IndexOf(me) + 1,
                session.CanEnrol(me, now), session.CanWithdraw(me, now));
        }
    }
}
