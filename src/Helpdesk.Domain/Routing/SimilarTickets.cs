using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>What tells how alike two tickets are.</summary>
/// <param name="TopicId">What it was escalated for; null for a ticket that never was, because in First Level nobody names a topic.</param>
public sealed record Concern(long FamilyId, long? GenerationId, long? TopicId);

/// <summary>A ticket of the family that somebody solved.</summary>
public sealed record SolvedTicket(long? GenerationId, long? TopicId, Tier Tier, long TeamId, string Team);

/// <summary>With which tickets one was compared, the nearest first.</summary>
public enum Likeness
{
    /// <summary>Escalated for the same topic, about the same generation.</summary>
    GenerationAndTopic = 1,

    /// <summary>Escalated for the same topic, whatever the generation.</summary>
    Topic = 2,

    /// <summary>Of the family, escalated for whatever topic.</summary>
    Escalated = 3,

    /// <summary>About the same generation, escalated or not.</summary>
    Generation = 4,

    /// <summary>Of the family, escalated or not.</summary>
    Family = 5,
}

/// <summary>Who finally solved tickets that are like this one.</summary>
public sealed record SimilarTickets(Likeness By, IReadOnlyList<SolvedBy> Solved)
{
    public int Cases => Solved.Sum(s => s.Tickets);

    /// <summary>
    /// The nearest comparison with enough cases; the widest when none has. A ticket that was escalated is compared with such as were,
    /// any other with all: who was only compared with escalated ones would learn that First Level solves nothing.
    /// </summary>
    /// <param name="history">Solved tickets of the concern's family.</param>
    public static SimilarTickets To(Concern concern, IReadOnlyList<SolvedTicket> history)
    {
        var comparisons = Comparisons(concern).Select(by => new SimilarTickets(by, Count(history.Where(t => IsAlike(t, concern, by))))).ToList();
        return comparisons.Find(c => c.Cases >= Advice.FewestCases) ?? comparisons[^1];
    }

    private static IEnumerable<Likeness> Comparisons(Concern concern) => (concern.TopicId, concern.GenerationId) switch
    {
        (null, null) => [Likeness.Family],
        (null, _) => [Likeness.Generation, Likeness.Family],
        (_, null) => [Likeness.Topic, Likeness.Escalated],
        _ => [Likeness.GenerationAndTopic, Likeness.Topic, Likeness.Escalated],
    };

    private static bool IsAlike(SolvedTicket solved, Concern concern, Likeness by) => by switch
    {
        Likeness.GenerationAndTopic => (solved.GenerationId, solved.TopicId) == (concern.GenerationId, concern.TopicId),
        Likeness.Topic => solved.TopicId == concern.TopicId,
        Likeness.Escalated => solved.TopicId is not null,
        Likeness.Generation => solved.GenerationId == concern.GenerationId,
        Likeness.Family => true,
    };

    private static IReadOnlyList<SolvedBy> Count(IEnumerable<SolvedTicket> solved) =>
        [.. solved.CountBy(t => (t.TeamId, t.Team, t.Tier)).Select(c => new SolvedBy(c.Key.TeamId, c.Key.Team, c.Key.Tier, c.Value))];
}
