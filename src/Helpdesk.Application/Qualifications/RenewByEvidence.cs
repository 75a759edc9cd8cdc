using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>A qualification that runs out is renewed by the cases its holder solved lately, where a course allows it and a lead confirms it.</summary>
public static class RenewByEvidence
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Qualification) : IQuery<Result>;

    public sealed record Result(
        long Agent, string Name, LocalizedText Topic, LocalizedText Family, SkillLevel Level, DateTimeOffset? ValidUntil, int Version, IReadOnlyList<Option> Courses);

    /// <param name="Solved">Cases of the skill that the holder solved in the course's window.</param>
    public sealed record Option(long Course, LocalizedText Name, int Cases, int Months, int? ValidityMonths, int Solved, Verdict CanConfirm);

    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Qualification { get; init; }

        public int Version { get; init; }

        public long Course { get; init; }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var subject = await db.SubjectAsync(query.Qualification, current.User, cancellationToken);
            var courses = await db.Renewing(subject).OrderBy(c => c.Name.En).ToListAsync(cancellationToken);
            var longest = courses.Count == 0 ? 0 : courses.Max(c => c.RenewalMonths!.Value);
            var solved = courses.Count == 0 ? [] : await db.SolvedBy(subject, now.AddMonths(-longest)).ToListAsync(cancellationToken);
            return new(
                subject.Held.AgentId, subject.Name, subject.Topic, subject.Family, subject.Held.Level, subject.Held.ValidUntil, subject.Held.Version,
                [.. courses.Select(c => Judge(c, subject, solved.Count(at => at >= now.AddMonths(-c.RenewalMonths!.Value)), now))]);
        }

        private Option Judge(Course course, Subject subject, int solved, DateTimeOffset now)
        {
            var (cases, months) = (course.RenewalCases!.Value, course.RenewalMonths!.Value);
            return new(course.Id, course.Name, cases, months, course.ValidityMonths, solved, subject.CanConfirm(current.User.Agent, solved, cases, months, now));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var (me, now) = (current.User.Agent, time.GetUtcNow());
            var subject = await db.SubjectAsync(command.Qualification, current.User, cancellationToken);
            subject.Held.Expect(command.Version);
            var course = await db.Renewing(subject).ByIdOrNotFound(command.Course, cancellationToken);
            var (cases, months) = (course.RenewalCases!.Value, course.RenewalMonths!.Value);
            var since = now.AddMonths(-months);
            var solved = await db.SolvedBy(subject, since).CountAsync(cancellationToken);
            subject.CanConfirm(me, solved, cases, months, now).OrThrow();

            var renewal = new Qualification(
                subject.Held.AgentId, subject.Held.SkillId, subject.Held.Level, EvidenceKind.InHouseExperience,
                $"{course.Name.En}: {solved} cases, {since.UtcDateTime:yyyy-MM-dd} – {now.UtcDateTime:yyyy-MM-dd}", now, course.ValidUntil(now), me, now);
            renewal.Verify(me, now);
            db.Qualifications.Add(renewal);

            // Two leads who confirm at once collide here, so that it is renewed once.
            db.Touch(subject.Held);
            return Unit.Value;
        }
    }

    /// <param name="IsRenewed">Some later proof of the skill takes over already.</param>
    private sealed record Subject(Qualification Held, string Name, LocalizedText Topic, LocalizedText Family, long TopicId, long FamilyId, bool IsRenewed)
    {
        public Verdict CanConfirm(long lead, int solved, int cases, int months, DateTimeOffset now) =>
            RenewalByEvidence.CanConfirm(Held.AgentId, lead, Held.StatusAt(now), solved, cases, months)
                .And(Verdict.Unless(!IsRenewed, Reason.Of("ItIsRenewedOnce")));
    }

    private static Task<Subject> SubjectAsync(this HelpdeskDbContext db, long id, CurrentUser user, CancellationToken cancellationToken) =>
        (from q in db.Qualifications.VisibleTo(user, db)
         join a in db.Agents on q.AgentId equals a.Id
         join s in db.Skills on q.SkillId equals s.Id
         join topic in db.Topics on s.TopicId equals topic.Id
         join family in db.Families on s.FamilyId equals family.Id
         where q.Id == id && q.VerifiedAt != null
         select new Subject(
             q, a.Name, topic.Name, family.Name, topic.Id, family.Id,
             db.Qualifications.Any(r => r.AgentId == q.AgentId && r.SkillId == q.SkillId && r.Level >= q.Level && r.Id != q.Id && r.VerifiedAt != null && r.RevokedAt == null
                 && (r.ValidUntil == null || r.ValidUntil > q.ValidUntil)))).FirstOrNotFound(cancellationToken);

    /// <summary>The courses in use that grant the skill at this level at least, and let solved cases renew it.</summary>
    private static IQueryable<Course> Renewing(this HelpdeskDbContext db, Subject subject) =>
        db.Courses.AsNoTracking().Where(c => c.Active && c.RenewalCases != null && c.RenewalMonths != null
            && c.Grants.Any(g => g.SkillId == subject.Held.SkillId && g.Level >= subject.Held.Level));

    /// <summary>When the holder solved tickets that asked for the skill, of a generation that it covers.</summary>
    private static IQueryable<DateTimeOffset> SolvedBy(this HelpdeskDbContext db, Subject subject, DateTimeOffset since)
    {
        var (holder, skill, topic, family) = (subject.Held.AgentId, subject.Held.SkillId, subject.TopicId, subject.FamilyId);
        var level = RenewalByEvidence.CasesAskFor(subject.Held.Level);
        var taken = db.Assignments.Where(a => a.AgentId == holder).Select(a => a.TicketId);
        var named = db.Set<SkillGeneration>().Where(g => g.SkillId == skill).Select(g => g.GenerationId);
        var siblings = from g in db.Set<SkillGeneration>()
                       join s in db.Skills on g.SkillId equals s.Id
                       where s.TopicId == topic && s.FamilyId == family
                       select g.GenerationId;
        return db.Tickets.Where(t => taken.Contains(t.Id) && t.OwnerId == holder && !t.IsActive && !t.EndedUnanswered && t.ResolvedAt >= since && t.FamilyId == family
                && t.Skills.Any(x => x.TopicId == topic && x.Level >= level)
                && (t.GenerationId == null || named.Contains(t.GenerationId.Value) || (!named.Any() && !siblings.Contains(t.GenerationId.Value))))
            .Select(t => t.ResolvedAt!.Value);
    }
}
