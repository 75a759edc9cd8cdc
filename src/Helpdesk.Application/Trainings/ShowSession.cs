using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>A session with everybody in it, and whom one could still send.</summary>
public static class ShowSession
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Session) : IQuery<Result>;

    /// <param name="Session">Untracked, with its enrolments.</param>
    /// <param name="Others">Active people who are neither in it nor waiting.</param>
    public sealed record Result(
        TrainingSession Session, LocalizedText Course, int PassMark, SessionPhase Phase, SessionPeople People, IReadOnlyList<AgentName> Others,
        string? Examiner, string? ResultsBy, string? CancelledBy, Verdict CanChange, Verdict CanRecord, Verdict CanCancel);

    public sealed record AgentName(long Id, string Name);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var session = await db.Sessions.AsNoTracking().Include(s => s.Enrolments).ByIdOrNotFound(query.Session, cancellationToken);
            var names = await db.Courses.Where(c => c.Id == session.CourseId).Select(c => new
            {
                c.Name, c.PassMark,
                Examiner = db.Agents.Where(a => a.Id == session.ExaminerId).Select(a => a.Name).FirstOrDefault(),
                ResultsBy = db.Agents.Where(a => a.Id == session.ResultsById).Select(a => a.Name).FirstOrDefault(),
                CancelledBy = db.Agents.Where(a => a.Id == session.CancelledById).Select(a => a.Name).FirstOrDefault(),
            }).FirstAsync(cancellationToken);
            var isIn = session.Participants.Concat(session.WaitingList).Select(e => e.AgentId).ToHashSet();
            var agents = session.CanChange(now).IsAllowed
                ? await db.Agents.VisibleTo(current.User).Where(a => a.Active).OrderBy(a => a.Name).ThenBy(a => a.Id)
                    .Select(a => new AgentName(a.Id, a.Name)).ToListAsync(cancellationToken)
                : [];

            return new(
                session, names.Name, session.PassMark ?? names.PassMark, session.PhaseAt(now),
                await db.PeopleAsync(session, current.User, cancellationToken), [.. agents.Where(a => !isIn.Contains(a.Id))],
                names.Examiner, names.ResultsBy, names.CancelledBy,
                session.CanChange(now), session.CanRecord(current.User.Agent, now), session.CanCancel());
        }
    }
}
