using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>
/// Attendance and scores of a whole session in one form. Who passes holds what the course grants at once, verified by whoever
/// sends the form; a correction takes back what no longer holds and issues what was missing.
/// </summary>
public static class RecordResults
{
    [Requires(Permission.TeachPeople)]
    public sealed record Query(long Session) : IQuery<Result>;

    /// <param name="Names">Of the participants, line by line.</param>
    /// <param name="Examiners">The company's active people who do not take part.</param>
    public sealed record Result(
        LocalizedText Course, DateTimeOffset StartsAt, int PassMark, bool IsCorrection, Verdict CanRecord,
        IReadOnlyList<string> Names, IReadOnlyList<ShowSession.AgentName> Examiners, Command Form);

    [Requires(Permission.TeachPeople)]
    public sealed record Command : ICommand
    {
        public long Session { get; init; }

        public int Version { get; init; }

        public long? Examiner { get; init; }

        public Line[] Lines { get; init; } = [];

        public string Correction { get; init; } = "";
    }

    public sealed record Line
    {
        public long Agent { get; init; }

        public bool Attended { get; init; }

        public int? Score { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Examiner).NotNull().WithMessage("Validation.Required");
            RuleFor(c => c.Lines).Must(lines => lines.Length <= TrainingSession.MaxPlaces).WithMessage("Validation.NotUnderstood");
            RuleFor(c => c.Correction).Text(TrainingSession.CorrectionMaxLength);
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.AsNoTracking().Include(s => s.Enrolments).ByIdOrNotFound(query.Session, cancellationToken);
            var course = await db.Courses.Where(c => c.Id == session.CourseId).Select(c => new { c.Name, c.PassMark }).FirstAsync(cancellationToken);
            var participants = session.Participants.ToList();
            var ids = participants.Select(p => p.AgentId).ToList();
            var people = await db.Agents.AsNoTracking().Where(a => (a.Active && a.ProviderId == null) || ids.Contains(a.Id))
                .OrderBy(a => a.Name).ThenBy(a => a.Id).Select(a => new ShowSession.AgentName(a.Id, a.Name)).ToListAsync(cancellationToken);
            var me = current.User.Agent;

            return new(
                course.Name, session.StartsAt, session.PassMark ?? course.PassMark, session.ResultsAt is not null, session.CanRecord(me, time.GetUtcNow()),
                [.. ids.Select(id => people.First(p => p.Id == id).Name)], [.. people.Where(p => !ids.Contains(p.Id))],
                new()
                {
                    Session = session.Id, Version = session.Version, Examiner = session.ExaminerId ?? me,
                    Lines = [.. participants.Select(p => new Line { Agent = p.AgentId, Attended = p.Attended ?? true, Score = p.Score })],
                });
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var session = (await db.SessionAsync(command.Session, cancellationToken)).Expect(command.Version);
            var course = await db.Courses.Include(c => c.Grants).FirstAsync(c => c.Id == session.CourseId, cancellationToken);
            var isKnown = await db.Agents.AnyAsync(a => a.Id == command.Examiner && a.Active && a.ProviderId == null, cancellationToken);
            var sheet = new ResultSheet(
                command.Examiner!.Value, [.. command.Lines.Select(l => new ResultLine(l.Agent, l.Attended, l.Score))], command.Correction.Trim());
            session.CanRecord(sheet, course.PassMark, me, now)
                .And(Verdict.Unless(isKnown, Reason.Of("AColleagueIsChosen").At(nameof(command.Examiner)))).OrThrow();

            var changes = session.Record(sheet, course.PassMark, me, now);
            await IssueAsync(course, session, changes.Passed, me, now, cancellationToken);
            await TakeBackAsync(course, session, changes.Failed, me, now, cancellationToken);
            return Unit.Value;
        }

        private async Task IssueAsync(
            Course course, TrainingSession session, IReadOnlyList<long> agents, long me, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var skills = course.Grants.Select(g => g.SkillId).ToList();
            var outOfUse = agents.Count > 0 && await db.Skills.AnyAsync(s => skills.Contains(s.Id) && !s.Active, cancellationToken);
            Verdict.Unless(!outOfUse, Reason.Of("ACourseGrantsSkillsInUse")).OrThrow();
            db.Qualifications.AddRange(agents.SelectMany(agent => course.Issue(session, agent, me, now)));
        }

        private async Task TakeBackAsync(
            Course course, TrainingSession session, IReadOnlyList<long> agents, long me, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var issued = agents.Count == 0
                ? []
                : await db.Qualifications.Where(q => q.SessionId == session.Id && agents.Contains(q.AgentId) && q.RevokedAt == null).ToListAsync(cancellationToken);
            issued.ForEach(q => q.Revoke(me, $"{course.Name.En}: {session.Correction}", now));
        }
    }
}
