using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Traineeships;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

/// <summary>Everything about a person that decides what they may do: now, or as it counted at a moment of the past.</summary>
public static class ShowAgent
{
    /// <param name="Agent">Who.</param>
    /// <param name="At">The moment asked about; null for now.</param>
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Agent, DateTimeOffset? At) : IQuery<Result>;

    public sealed record Result(
        Person Person, DateTimeOffset At, IReadOnlyList<Held> Qualifications, IReadOnlyList<Admission> Admissions, IReadOnlyList<Pass> Passes);

    public sealed record Person(
        long Id, int Version, string Name, string Email, string Title, AgentRole Role, string? Provider, bool Active,
        IReadOnlyList<TeamName> Teams, int OwnedTickets, bool HasPassword, DateTimeOffset? InvitedUntil, IReadOnlyList<TraineeshipRow> Traineeships);

    public sealed record TeamName(long Id, string Name, Tier Tier);

    public sealed record Held(
        long Id, int Version, LocalizedText Topic, LocalizedText Family, IReadOnlyList<string> Generations, SkillLevel Level, EvidenceKind Evidence,
        string Reference, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil, DateTimeOffset RecordedAt, string RecordedBy,
        DateTimeOffset? VerifiedAt, string? VerifiedBy, DateTimeOffset? RevokedAt, string? RevokedBy, string RevocationReason)
    {
        public QualificationStatus Status { get; init; }

        public Verdict CanVerify { get; init; }
    }

    public sealed record Pass(
        long Id, int Version, Tier Tier, LocalizedText Family, string Reason, string GrantedBy, DateTimeOffset GrantedAt, DateTimeOffset ValidUntil, DateTimeOffset? EndedAt)
    {
        public DateTimeOffset Until => EndedAt < ValidUntil ? EndedAt.Value : ValidUntil;

        public bool InForceAt(DateTimeOffset at) => GrantedAt <= at && at < Until;
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var at = query.At < now ? query.At.Value : now;
            var person = await Person(query.Agent, at, now).FirstOrNotFound(cancellationToken);
            var held = await db.HeldBy(query.Agent, at).ToListAsync(cancellationToken);
            var passes = await Passes(query.Agent, at).ToListAsync(cancellationToken);
            var candidate = await db.CandidateAsync(query.Agent, cancellationToken);
            var admissions = await Admissions.LoadAsync(db, cancellationToken);
            return new(
                person, at,
                [.. held.Select(q => q with { Status = Validity.StatusAt(at, q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt), CanVerify = CanVerify(q, query.Agent) })
                    .OrderBy(q => q.Status >= QualificationStatus.Expired).ThenBy(q => q.ValidUntil ?? DateTimeOffset.MaxValue).ThenBy(q => q.Id)],
                [.. admissions.Of(candidate, at)], passes);
        }

        private Verdict CanVerify(Held held, long holder) =>
            Qualification.CanVerify(holder, current.User.Agent, held.VerifiedAt, held.RevokedAt);

        private IQueryable<Person> Person(long id, DateTimeOffset at, DateTimeOffset now)
        {
            var traineeships = db.Traineeships.Rows(db);
            return from a in db.Agents.VisibleTo(current.User)
                where a.Id == id
                select new Person(
                    a.Id, a.Version, a.Name, a.Email, a.Title, a.Role,
                    db.Providers.Where(p => p.Id == a.ProviderId).Select(p => p.Name).FirstOrDefault(), a.Active,
                    (from m in db.Set<TeamMember>()
                     join t in db.Teams on m.TeamId equals t.Id
                     where m.AgentId == a.Id && t.Active
                     orderby t.Tier
                     select new TeamName(t.Id, t.Name, t.Tier)).ToList(),
                    db.Tickets.Count(t => t.OwnerId == a.Id && t.IsActive),
                    db.Users.Any(u => u.AgentId == a.Id && u.PasswordHash != null),
                    db.Invitations.Where(i => i.Account!.AgentId == a.Id && i.UsedAt == null && i.ExpiresAt > now).Max(i => (DateTimeOffset?)i.ExpiresAt),
                    traineeships.Where(t => t.AgentId == a.Id && t.StartedAt <= at).OrderByDescending(t => t.From).ToList());
        }

        private IQueryable<Pass> Passes(long id, DateTimeOffset at) =>
            from o in db.Overrides
            join f in db.Families on o.FamilyId equals f.Id
            join lead in db.Agents on o.GrantedById equals lead.Id
            where o.AgentId == id && o.GrantedAt <= at
            orderby o.ValidUntil descending
            select new Pass(o.Id, o.Version, o.Tier, f.Name, o.Reason, lead.Name, o.GrantedAt, o.ValidUntil, o.EndedAt);
    }

    /// <summary>What was recorded by then, with every person who had a part in it.</summary>
    private static IQueryable<Held> HeldBy(this HelpdeskDbContext db, long agent, DateTimeOffset at)
    {
        var generations = db.GenerationNamesOfSkills();
        return from q in db.Qualifications.AsNoTracking()
               join s in db.Skills on q.SkillId equals s.Id
               join topic in db.Topics on s.TopicId equals topic.Id
               join family in db.Families on s.FamilyId equals family.Id
               where q.AgentId == agent && q.RecordedAt <= at
               select new Held(
                   q.Id, q.Version, topic.Name, family.Name,
                   generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList(),
                   q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil, q.RecordedAt,
                   db.Agents.Where(a => a.Id == q.RecordedById).Select(a => a.Name).First(),
                   q.VerifiedAt, db.Agents.Where(a => a.Id == q.VerifiedById).Select(a => a.Name).FirstOrDefault(),
                   q.RevokedAt, db.Agents.Where(a => a.Id == q.RevokedById).Select(a => a.Name).FirstOrDefault(), q.RevocationReason);
    }
}
