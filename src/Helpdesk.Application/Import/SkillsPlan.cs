using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>Skills are added; what is there stays as it is.</summary>
internal static class SkillsPlan
{
    internal sealed record Wanted(LocalizedText Topic, long? TopicId, long FamilyId, IReadOnlyList<long> Generations);

    public static ImportPlan<Wanted> Of(ImportTable table, SkillFacts facts)
    {
        var plan = new ImportPlan<Wanted>();
        var topics = facts.Topics.Select(t => (t.Name, Id: (long?)t.Id)).ToList();
        foreach (var line in table.Lines)
        {
            var name = new LocalizedText(
                plan.Text(line, Columns.Topic, LocalizedText.MaxLength), plan.Text(line, Columns.TopicDe, LocalizedText.MaxLength));
            var family = facts.Family(plan, line);
            var generations = family is null ? [] : SkillFacts.Generations(plan, line, family);
            var topic = topics.Find(t => Names.AreSame(t.Name.En, name.En) || Names.AreSame(t.Name.De, name.De));
            if (topic.Name is { } known && !(Names.AreSame(known.En, name.En) && Names.AreSame(known.De, name.De)))
            {
                plan.Refuse(line, Columns.TopicDe, Reason.Of("ATopicHasOneNamePerLanguage", known.En, known.De));
            }

            if (!plan.IsSound(line) || !plan.IsFirst(line, Columns.Topic, $"{Names.Normal(name.En).ToUpperInvariant()} {family!.Id} {string.Join(' ', generations)}"))
            {
                continue;
            }

            if (topic.Name is null)
            {
                topics.Add((name, null));
            }

            var isThere = topic.Id is { } id && facts.Skill(id, family.Id, generations) is not null;
            plan.Add(new(
                line.Number, isThere ? LineEffect.None : LineEffect.Create, $"{name.En}, {family.Name.En}",
                new(topic.Name ?? name, topic.Id, family.Id, generations)));
        }

        return plan;
    }
}
