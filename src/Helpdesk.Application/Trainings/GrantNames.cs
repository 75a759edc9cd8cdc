using Helpdesk.Application.Qualifications;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>A skill that a course grants, in words.</summary>
public sealed record GrantName(long Course, LocalizedText Topic, LocalizedText Family, IReadOnlyList<string> Generations, SkillLevel Level);

internal static class GrantNames
{
    public static async Task<ILookup<long, GrantName>> GrantsAsync(
        this HelpdeskDbContext db, IQueryable<CourseGrant> grants, CancellationToken cancellationToken)
    {
        var generations = db.GenerationNamesOfSkills();
        var names = await (
            from g in grants.AsNoTracking()
            join s in db.Skills on g.SkillId equals s.Id
            join topic in db.Topics on s.TopicId equals topic.Id
            join family in db.Families on s.FamilyId equals family.Id
            orderby family.Id, topic.Name.En, s.Id
            select new GrantName(
                g.CourseId, topic.Name, family.Name, generations.Where(x => x.SkillId == s.Id).Select(x => x.Name).ToList(), g.Level)).ToListAsync(cancellationToken);
        return names.ToLookup(g => g.Course);
    }
}
