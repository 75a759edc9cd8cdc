using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>The qualifications a lead should look at: to verify, about to expire, expired and not renewed.</summary>
public static class ListConcerns
{
    public const int PageSize = 25;

    [Requires(Permission.LeadPeople)]
    public sealed record Query(Concern Concern, int Page) : IQuery<Result>;

    public sealed record Result(IReadOnlyDictionary<Concern, int> Counts, IReadOnlyList<Row> Rows, int Page)
    {
        public int Of(Concern concern) => Counts.GetValueOrDefault(concern);
    }

    public sealed record Row(
        long Id, int Version, long Agent, string Name, LocalizedText Topic, LocalizedText Family, SkillLevel Level, EvidenceKind Evidence, string Reference,
        DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil, DateTimeOffset RecordedAt, DateTimeOffset? VerifiedAt)
    {
        public QualificationStatus Status { get; init; }

        public Verdict CanVerify { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var counts = new Dictionary<Concern, int>();
            foreach (var concern in Enum.GetValues<Concern>())
            {
                counts[concern] = await Of(concern, now).CountAsync(cancellationToken);
            }

            var page = Math.Clamp(query.Page, 1, Math.Max(1, (counts[query.Concern] + PageSize - 1) / PageSize));
            var rows = await Rows(query.Concern, now).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
            return new(counts, [.. rows.Select(r => r with
            {
                Status = Validity.StatusAt(now, r.ValidFrom, r.ValidUntil, r.VerifiedAt, null),
                CanVerify = Qualification.CanVerify(r.Agent, current.User.Agent, r.VerifiedAt, null),
            })], page);
        }

        /// <summary>Of active agents only: who has left needs no renewal.</summary>
        private IQueryable<Qualification> Of(Concern concern, DateTimeOffset now)
        {
            var agents = db.Agents.VisibleTo(current.User).Where(a => a.Active).Select(a => a.Id);
            return db.Qualifications.AsNoTracking().With(concern, db, now).Where(q => agents.Contains(q.AgentId));
        }

        /// <summary>What waits longest for its verification first, else what ends soonest.</summary>
        private IQueryable<Row> Rows(Concern concern, DateTimeOffset now) =>
            from q in concern == Concern.ToVerify ? Of(concern, now).OrderBy(q => q.RecordedAt).ThenBy(q => q.Id) : Of(concern, now).OrderBy(q => q.ValidUntil).ThenBy(q => q.Id)
            join a in db.Agents on q.AgentId equals a.Id
            join s in db.Skills on q.SkillId equals s.Id
            join topic in db.Topics on s.TopicId equals topic.Id
            join family in db.Families on s.FamilyId equals family.Id
            select new Row(
                q.Id, q.Version, a.Id, a.Name, topic.Name, family.Name, q.Level, q.Evidence, q.Reference, q.ValidFrom, q.ValidUntil, q.RecordedAt, q.VerifiedAt);
    }
}
