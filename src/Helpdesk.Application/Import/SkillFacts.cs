using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Import;

/// <summary>What lines about skills refer to: topics, families with their generations, the skills there are.</summary>
internal sealed record SkillFacts(
    IReadOnlyList<SkillFacts.TopicFact> Topics, IReadOnlyList<SkillFacts.FamilyFact> Families, IReadOnlyList<SkillFacts.SkillFact> Skills)
{
    private readonly ILookup<(long, long), SkillFact> byTopicAndFamily = Skills.ToLookup(s => (s.TopicId, s.FamilyId));

    internal sealed record TopicFact(long Id, LocalizedText Name);

    internal sealed record FamilyFact(long Id, LocalizedText Name, bool Active, IReadOnlyList<GenerationFact> Generations);

    /// <param name="Name">With its product, as the desk shows it.</param>
    internal sealed record GenerationFact(long Id, string Name, string Short);

    /// <param name="Generations">In the order of their ids.</param>
    internal sealed record SkillFact(long Id, long TopicId, long FamilyId, bool Active, IReadOnlyList<long> Generations);

    public SkillFact? Skill(long topicId, long familyId, IReadOnlyList<long> generations) =>
        byTopicAndFamily[(topicId, familyId)].FirstOrDefault(s => s.Generations.SequenceEqual(generations));

    public TopicFact? Topic(string name) => Topics.FirstOrDefault(t => IsNamed(t.Name, name));

    /// <summary>By its name in either language.</summary>
    public FamilyFact? Family<T>(ImportPlan<T> plan, ImportLine line)
    {
        var name = plan.Text(line, Columns.Family, LocalizedText.MaxLength);
        var family = Families.Where(f => IsNamed(f.Name, name)).OrderByDescending(f => f.Active).FirstOrDefault();
        if (name.Length > 0 && family is null)
        {
            plan.Refuse(line, Columns.Family, Reason.Of("TheFamilyIsKnown", name));
        }

        return family;
    }

    /// <summary>Each with its product, or alone where only one of the family is called so.</summary>
    public static IReadOnlyList<long> Generations<T>(ImportPlan<T> plan, ImportLine line, FamilyFact family)
    {
        var ids = new SortedSet<long>();
        foreach (var name in line.All(Columns.Generations))
        {
            var named = family.Generations.Where(g => Names.AreSame(g.Name, name)).ToList();
            named = named.Count > 0 ? named : [.. family.Generations.Where(g => Names.AreSame(g.Short, name))];
            if (named.Count == 1)
            {
                ids.Add(named[0].Id);
            }
            else
            {
                plan.Refuse(line, Columns.Generations, Reason.Of("TheGenerationIsKnown", name, family.Name));
            }
        }

        return [.. ids];
    }

    public static async Task<SkillFacts> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var generations = (await (from p in db.Products
                                  join g in db.Generations on p.Id equals g.ProductId
                                  orderby g.Id
                                  select new { p.FamilyId, Fact = new GenerationFact(g.Id, p.Name + " " + g.Name, g.Name) }).ToListAsync(cancellationToken))
            .ToLookup(g => g.FamilyId, g => g.Fact);
        var families = await db.Families.AsNoTracking().OrderBy(f => f.Id).Select(f => new { f.Id, f.Name, f.Active }).ToListAsync(cancellationToken);
        var skills = await db.Skills.AsNoTracking().OrderBy(s => s.Id)
            .Select(s => new { s.Id, s.TopicId, s.FamilyId, s.Active, Generations = s.Generations.Select(g => g.GenerationId).ToList() }).ToListAsync(cancellationToken);
        return new(
            await db.Topics.AsNoTracking().OrderBy(t => t.Id).Select(t => new TopicFact(t.Id, t.Name)).ToListAsync(cancellationToken),
            [.. families.Select(f => new FamilyFact(f.Id, f.Name, f.Active, [.. generations[f.Id]]))],
            [.. skills.Select(s => new SkillFact(s.Id, s.TopicId, s.FamilyId, s.Active, [.. s.Generations.Order()]))]);
    }

    private static bool IsNamed(LocalizedText text, string name) => Names.AreSame(text.En, name) || Names.AreSame(text.De, name);
}
