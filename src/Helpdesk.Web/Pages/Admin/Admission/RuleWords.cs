using Helpdesk.Domain.Routing;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Admission;

/// <summary>An admission rule as a person would say it.</summary>
internal static class RuleWords
{
    /// <summary>One sentence per alternative, its conditions joined by "and"; nothing where nobody is asked for anything.</summary>
    public static IReadOnlyList<string> Alternatives(this Words words, IEnumerable<ConditionFact> conditions) =>
        [.. conditions.GroupBy(c => c.Alternative).OrderBy(g => g.Key)
            .Select(g => string.Join(words["People.Rule.And"], g.Select(words.Condition)))];

    private static string Condition(this Words words, ConditionFact condition) => (condition.Topic, condition.Evidence) switch
    {
        (null, null) => words["People.Rule.Level", condition.Level],
        ({ } topic, null) => words["People.Rule.Topic", condition.Level, topic],
        (null, { } evidence) => words["People.Rule.Evidence", condition.Level, evidence],
        ({ } topic, { } evidence) => words["People.Rule.TopicAndEvidence", condition.Level, topic, evidence],
    };
}
