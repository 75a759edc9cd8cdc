using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>What similar tickets have in common: one family, generation and topic, as far as they are known.</summary>
public sealed record Concern(long FamilyId, long? GenerationId, long? TopicId);

/// <summary>How many tickets of a concern a team finally solved.</summary>
public sealed record SolvedBy(long TeamId, string Team, Tier Tier, int Tickets);

/// <summary>“37 of 45 by this team”, with the share that so many cases allow to expect.</summary>
public sealed record SolvedShare(SolvedBy By, int Of, double Expected);

/// <summary>What an attempt costs, in any one unit: minutes, money.</summary>
/// <param name="Attempt">c₁: First Level tries.</param>
/// <param name="NextTier">c₂: the next tier solves it.</param>
/// <param name="FailedAttempt">m: what a vain attempt costs besides, such as the customer's patience.</param>
public sealed record AttemptCosts(double Attempt, double NextTier, double FailedAttempt)
{
    public Verdict CanBe() => Verdict.Unless(
        Attempt >= 0 && FailedAttempt >= 0 && NextTier > 0 && double.IsFinite(Attempt + NextTier + FailedAttempt), Reason.Of("CostsOfAnAttemptAreNotNegative"));

    /// <summary>
    /// Trying costs c₁ and, with 1 − p, c₂ + m; referring costs c₂. Trying is no dearer when p ≥ (c₁ + m) / (c₂ + m).
    /// Above 1 nothing is worth an attempt.
    /// </summary>
    public double Threshold => (Attempt + FailedAttempt) / (NextTier + FailedAttempt);
}

/// <summary>Advice with its numbers, from the desk's own history; never a hidden rule.</summary>
/// <param name="Expected">How likely First Level solves such a ticket.</param>
public sealed record Advice(IReadOnlyList<SolvedShare> Solved, int Cases, double Expected, double Threshold)
{
    /// <summary>Fewer cases than this say nothing yet.</summary>
    public const int FewestCases = 5;

    public bool FirstLevelShouldTry => Expected >= Threshold;

    /// <summary>The teams by what they solved; null when too little is known.</summary>
    public static Advice? From(IReadOnlyList<SolvedBy> history, AttemptCosts costs)
    {
        costs.CanBe().OrThrow();
        var cases = history.Sum(h => h.Tickets);
        return cases < FewestCases ? null : new(
            [.. history.OrderByDescending(h => h.Tickets).ThenBy(h => h.TeamId).Select(h => new SolvedShare(h, cases, Smoothed(h.Tickets, cases)))],
            cases, Smoothed(history.Where(h => h.Tier == Tier.First).Sum(h => h.Tickets), cases), costs.Threshold);
    }

    /// <summary>
    /// Laplace's rule of succession, the mean of a Beta(1 + solved, 1 + not solved): one success and one failure are added,
    /// so that few cases never look certain. Undecided (½) without any.
    /// </summary>
    public static double Smoothed(int solved, int cases) => (solved + 1.0) / (cases + 2.0);
}
