using Helpdesk.Application.Qualifications;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Import;

/// <summary>Skills with their topics; a topic that is new comes once, however many skills are about it.</summary>
internal sealed class SkillsImport(HelpdeskDbContext db, CoverageGuard guard) : IImport
{
    public async Task<ImportReport> CheckAsync(ImportTable table, CancellationToken cancellationToken) =>
        SkillsPlan.Of(table, await SkillFacts.LoadAsync(db, cancellationToken)).Report(table);

    public async Task ApplyAsync(ImportTable table, ImportFile.Command command, CancellationToken cancellationToken)
    {
        var plan = SkillsPlan.Of(table, await SkillFacts.LoadAsync(db, cancellationToken));
        plan.Report(table).OrThrow();
        var created = plan.Lines.Where(l => l.Effect == LineEffect.Create).Select(l => l.Value).ToList();
        await guard.PassAsync(
            staffing => created.Aggregate(staffing, (after, w) => w.TopicId is { } topic ? after.WithNamed(topic, w.FamilyId, w.Generations) : after), command, cancellationToken);

        var added = new Dictionary<string, Topic>();
        foreach (var wanted in created)
        {
            if (wanted.TopicId is { } id)
            {
                db.Skills.Add(new Skill(id, wanted.FamilyId, wanted.Generations));
                continue;
            }

            var topic = added.TryGetValue(wanted.Topic.En, out var known) ? known : added[wanted.Topic.En] = new Topic(wanted.Topic);
            db.Skills.Add(new Skill(topic, wanted.FamilyId, wanted.Generations));
        }
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var generations = db.GenerationNamesOfSkills();
        var skills = await (from s in db.Skills.AsNoTracking()
                            join topic in db.Topics on s.TopicId equals topic.Id
                            join family in db.Families on s.FamilyId equals family.Id
                            orderby family.Id, topic.Name.En, s.Id
                            select new
                            {
                                Topic = topic.Name,
                                Family = family.Name,
                                Generations = generations.Where(g => g.SkillId == s.Id).Select(g => g.Name).ToList(),
                            }).ToListAsync(cancellationToken);
        return [.. skills.Select(s => new[] { s.Topic.En, s.Topic.De, s.Family.En, string.Join($" {Columns.Between} ", s.Generations) })];
    }
}
