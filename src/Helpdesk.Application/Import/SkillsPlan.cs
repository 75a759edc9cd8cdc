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
        var topics = new Dictionary<string, Known>();
        foreach (var topic in facts.Topics)
        {
            Remember(topics, new(topic.Name, topic.Id));
        }

        foreach (var line in table.Lines)
        {
            var name = new LocalizedText(
                plan.Text(line, Columns.Topic, LocalizedText.MaxLength), plan.Text(line, Columns.TopicDe, LocalizedText.MaxLength));
            var family = facts.Family(plan, line);
            var generations = family is null ? [] : SkillFacts.Generations(plan, line, family);
            var known = topics.GetValueOrDefault($"en {Key(name.En)}") ?? topics.GetValueOrDefault($"de {Key(name.De)}");
            if (known is not null && (Key(known.Name.En), Key(known.Name.De)) != (Key(name.En), Key(name.De)))
            {
                plan.Refuse(line, Columns.TopicDe, Reason.Of("ATopicHasOneNamePerLanguage", known.Name.En, known.Name.De));
            }

            if (!plan.IsSound(line) || !plan.IsFirst(line, Columns.Topic, $"{Key(name.En)} {family!.Id} {string.Join(' ', generations)}"))
            {
                continue;
            }

            if (known is null)
            {
                Remember(topics, known = new(name, null));
            }

            var isThere = known.Id is { } id && facts.Skill(id, family.Id, generations) is not null;
            plan.Add(new(
                line.Number, isThere ? LineEffect.None : LineEffect.Create, $"{name.En}, {family.Name.En}",
                new(known.Name, known.Id, family.Id, generations)));
        }

        return plan;
    }

    /// <summary>A topic of the desk, or one that an earlier line brings and that has no id yet.</summary>
    private sealed record Known(LocalizedText Name, long? Id);

    private static void Remember(Dictionary<string, Known> topics, Known topic)
    {
        topics.TryAdd($"en {Key(topic.Name.En)}", topic);
        topics.TryAdd($"de {Key(topic.Name.De)}", topic);
    }

    /// <summary>Names that <see cref="Names.AreSame"/> takes for one.</summary>
    private static string Key(string name) => Names.Normal(name.Trim()).ToUpperInvariant();
}
