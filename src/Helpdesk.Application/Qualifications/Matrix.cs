using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>People × skills of one family, as far as the people exist for the reader: who knows what, and what of it counts.</summary>
public static class Matrix
{
    public const int PageSize = 25;

    /// <summary>Those of a status by which people can be looked for.</summary>
    public static readonly IReadOnlyList<QualificationStatus> Statuses =
        [QualificationStatus.Valid, QualificationStatus.ExpiresSoon, QualificationStatus.Expired, QualificationStatus.Unverified];

    /// <param name="Family">Null for the first.</param>
    /// <param name="Team">Only its members.</param>
    /// <param name="Topic">Only skills about it.</param>
    /// <param name="Level">Only what is held at this level or above, and who holds it.</param>
    /// <param name="Status">Only what is in this status, and who holds it; valid means that it counts now.</param>
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long? Family, long? Team, long? Topic, SkillLevel? Level, QualificationStatus? Status, int Page) : IQuery<Result>;

    public sealed record Result(
        FamilyName? Family, IReadOnlyList<FamilyName> Families, IReadOnlyList<TeamName> Teams, IReadOnlyList<AddSkill.TopicName> Topics,
        IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, int Total, int Page);

    public sealed record TeamName(long Id, string Name);

    public sealed record Column(long Skill, long TopicId, LocalizedText Topic, IReadOnlyList<string> Generations);

    /// <param name="Cells">One per column, in their order; null where nothing is held.</param>
    public sealed record Row(long Agent, string Name, string Title, IReadOnlyList<Cell?> Cells);

    /// <summary>The best that is held: what counts at the highest level, else what is nearest to counting.</summary>
    public sealed record Cell(SkillLevel Level, QualificationStatus Status, DateTimeOffset? ValidUntil);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Level).KnownOrNone();
            RuleFor(q => q.Status).Must(s => s is null || Statuses.Contains(s.Value)).WithMessage("Validation.Required");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var families = await db.Families.AsNoTracking().Where(f => f.Active).OrderBy(f => f.Id)
                .Select(f => new FamilyName(f.Id, f.Name)).ToListAsync(cancellationToken);
            var teams = await db.Teams.VisibleTo(current.User).Where(t => t.Active).OrderBy(t => t.Tier).ThenBy(t => t.Name)
                .Select(t => new TeamName(t.Id, t.Name)).ToListAsync(cancellationToken);
            var family = query.Family is { } asked ? families.Find(f => f.Id == asked) ?? throw new NotFoundException(nameof(query.Family)) : families.FirstOrDefault();
            var skills = family is null ? [] : await Skills(family.Id).ToListAsync(cancellationToken);
            List<Column> columns = [.. skills.Where(s => query.Topic is null || s.TopicId == query.Topic)];

            var held = Held(query, [.. columns.Select(c => c.Skill)], now);
            var people = People(query, held);
            var total = await people.CountAsync(cancellationToken);
            var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
            var shown = await people.OrderBy(a => a.Name).ThenBy(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(a => new { a.Id, a.Name, a.Title }).ToListAsync(cancellationToken);
            var ids = shown.Select(a => a.Id).ToList();
            var cells = (await held.Where(q => ids.Contains(q.AgentId)).ToListAsync(cancellationToken))
                .ToLookup(q => (q.AgentId, q.SkillId), q => new Cell(q.Level, q.StatusAt(now), q.ValidUntil));
            return new(
                family, families, teams, [.. skills.DistinctBy(s => s.TopicId).Select(s => new AddSkill.TopicName(s.TopicId, s.Topic))], columns,
                [.. shown.Select(a => new Row(a.Id, a.Name, a.Title, [.. columns.Select(c => Best(cells[(a.Id, c.Skill)]))]))], total, page);
        }

        private static Cell? Best(IEnumerable<Cell> held) => held
            .OrderByDescending(c => c.Status.Counts()).ThenBy(c => c.Status.Counts() ? 0 : (int)c.Status)
            .ThenByDescending(c => c.Level).ThenByDescending(c => c.ValidUntil ?? DateTimeOffset.MaxValue).FirstOrDefault();

        private IQueryable<Column> Skills(long family)
        {
            var generations = db.GenerationNamesOfSkills();
            return from s in db.Skills.AsNoTracking()
                   join topic in db.Topics on s.TopicId equals topic.Id
                   where s.FamilyId == family
                   orderby topic.Name.En, s.Id
                   select new Column(s.Id, s.TopicId, topic.Name, generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList());
        }

        /// <summary>What the cells may show. What was revoked is history, and the person's own page tells it.</summary>
        private IQueryable<Qualification> Held(Query query, List<long> skills, DateTimeOffset now)
        {
            var held = db.Qualifications.AsNoTracking().Where(q => q.RevokedAt == null && skills.Contains(q.SkillId));
            held = query.Level is { } level ? held.Where(q => q.Level >= level) : held;
            return query.Status switch
            {
                QualificationStatus.Valid => held.Counting(now),
                QualificationStatus.ExpiresSoon => held.With(Concern.ExpiresSoon, db, now),
                QualificationStatus.Expired => held.With(Concern.Expired, db, now),
                QualificationStatus.Unverified => held.With(Concern.ToVerify, db, now),
                _ => held,
            };
        }

        private IQueryable<Agent> People(Query query, IQueryable<Qualification> held)
        {
            var people = db.Agents.AsNoTracking().VisibleTo(current.User).Where(a => a.Active);
            people = query.Team is { } team ? people.Where(a => db.Teams.Any(t => t.Id == team && t.Members.Any(m => m.AgentId == a.Id))) : people;
            return query.Level is null && query.Status is null ? people : people.Where(a => held.Any(q => q.AgentId == a.Id));
        }
    }
}
