using Helpdesk.Data;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Routing;

/// <summary>A skill with all that is asked of it; where everybody is looked at it is read once, and not once per holder.</summary>
/// <param name="IsTaught">One that is taught no more counts for who holds it, and for which generations some skill names.</param>
internal sealed record KnownSkill(TeachableSkill Skill, bool IsTaught, IReadOnlyList<KnownSkill.Grant> Grants)
{
    public HeldQualification Held(
        long id, SkillLevel level, EvidenceKind evidence, DateTimeOffset from, DateTimeOffset? until, DateTimeOffset? verifiedAt, DateTimeOffset? revokedAt) =>
        new(id, Skill.TopicId, Skill.Topic, Skill.FamilyId, Skill.Generations, Skill.SiblingGenerations, level, evidence, from, until, verifiedAt, revokedAt);

    /// <summary>The courses that teach any of them, each with what it grants.</summary>
    public static IReadOnlyList<TeachableCourse> Courses(IEnumerable<KnownSkill> skills) =>
        [.. from skill in skills
            where skill.IsTaught
            from grant in skill.Grants
            orderby grant.CourseId, skill.Skill.Id
            group (Grant: grant, Taught: new TaughtSkill(skill.Skill, grant.Level)) by grant.CourseId into course
            select new TeachableCourse(course.Key, course.First().Grant.Course, [.. course.Select(g => g.Taught)])];

    /// <summary>Every skill by its id; one statement.</summary>
    public static async Task<IReadOnlyDictionary<long, KnownSkill>> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var rows = await (
            from s in db.Skills.AsNoTracking()
            join topic in db.Topics on s.TopicId equals topic.Id
            select new
            {
                s.Id, s.TopicId, Topic = new LocalizedText(topic.Name.En, topic.Name.De), s.FamilyId, IsTaught = s.Active && topic.Active,
                Generations = s.Generations.Select(g => g.GenerationId).ToList(),
                Grants = (from c in db.Courses from g in c.Grants where c.Active && g.SkillId == s.Id select new Grant(c.Id, new LocalizedText(c.Name.En, c.Name.De), g.Level)).ToList(),
            }).AsSingleQuery().ToListAsync(cancellationToken);
        var named = rows.ToLookup(s => (s.TopicId, s.FamilyId), s => s.Generations);
        return rows.ToDictionary(s => s.Id, s => new KnownSkill(
            new(s.Id, s.TopicId, s.Topic, s.FamilyId, s.Generations, [.. named[(s.TopicId, s.FamilyId)].SelectMany(g => g).Distinct()]), s.IsTaught, s.Grants));
    }

    /// <summary>A course that is offered and grants the skill.</summary>
    internal sealed record Grant(long CourseId, LocalizedText Course, SkillLevel Level);
}
