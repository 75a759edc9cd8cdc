using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>What can be known, by product family, and the topics it is made of.</summary>
public static class ListSkills
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<FamilyName> Families, IReadOnlyList<Row> Skills, IReadOnlyList<TopicRow> Topics)
    {
        public IEnumerable<Row> Of(FamilyName family) => Skills.Where(s => s.FamilyId == family.Id);
    }

    /// <param name="Qualified">How many active people hold it, valid now, at any level.</param>
    public sealed record Row(long Id, int Version, long FamilyId, LocalizedText Topic, IReadOnlyList<string> Generations, bool Active, int Qualified);

    public sealed record TopicRow(long Id, LocalizedText Name, int Skills);

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var generations = db.GenerationNamesOfSkills();
            var counting = db.Qualifications.Counting(time.GetUtcNow());
            return new(
                await db.Families.AsNoTracking().Where(f => f.Active || db.Skills.Any(s => s.FamilyId == f.Id)).OrderBy(f => f.Id)
                    .Select(f => new FamilyName(f.Id, f.Name)).ToListAsync(cancellationToken),
                await (from s in db.Skills.AsNoTracking()
                       join topic in db.Topics on s.TopicId equals topic.Id
                       orderby s.Active descending, topic.Name.En, s.Id
                       select new Row(
                           s.Id, s.Version, s.FamilyId, topic.Name,
                           generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList(),
                           s.Active,
                           counting.Where(q => q.SkillId == s.Id && db.Agents.Any(a => a.Id == q.AgentId && a.Active)).Select(q => q.AgentId).Distinct().Count()))
                    .ToListAsync(cancellationToken),
                await db.Topics.AsNoTracking().OrderBy(t => t.Name.En)
                    .Select(t => new TopicRow(t.Id, t.Name, db.Skills.Count(s => s.TopicId == t.Id && s.Active))).ToListAsync(cancellationToken));
        }
    }
}
