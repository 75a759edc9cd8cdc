using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>How many tickets of a concern a team finally solved.</summary>
public sealed record SolvedBy(long TeamId, string Team, Tier Tier, int Tickets);

/// <summary>“37 of 45 by this team”, with the share that so many cases allow to expect.</summary>
public sealed record SolvedShare(SolvedBy By, int Of, double Expected);

/// <summary>What an attempt costs, in any one unit: minutes, money.</summary>
/// <param name="Attempt">c₁: the tier tries.</param>
/// <param name="NextTier">c₂: the next tier solves it.</param>
/// <param name="FailedAttempt">m: what a vain attempt costs besides, such as the customer's patience.</param>
public sealed record AttemptCosts(int Attempt, int NextTier, int FailedAttempt)
{
    /// <summary>In minutes, where a company has not said what its own are.</summary>
    public static readonly AttemptCosts UsualInFirst = new(22, 62, 0);

    public static readonly AttemptCosts UsualInSecond = new(62, 150, 0);

    /// <summary>More than this is a slip of the key.</summary>
    public const int Most = 100_000;

    public Verdict CanBe() => Verdict.Unless(
        Attempt is >= 0 and <= Most && FailedAttempt is >= 0 and <= Most && NextTier is > 0 and <= Most, Reason.Of("CostsOfAnAttemptAreNotNegative"));

    /// <summary>
    /// Trying costs c₁ and, with 1 − p, c₂ + m; referring costs c₂. Trying is no dearer when p ≥ (c₁ + m) / (c₂ + m).
    /// Above 1 nothing is worth an attempt.
    /// </summary>
    public double Threshold => (Attempt + FailedAttempt) / (double)(NextTier + FailedAttempt);
}

/// <summary>Advice with its numbers, from the desk's own history; never a hidden rule.</summary>
/// <param name="Solved">The teams, who solved most first.</param>
/// <param name="Own">How many the tier that asks solved, with the tiers below it: what needed nobody above.</param>
/// <param name="Threshold">The least probability from which on an attempt pays; null in the last tier, which has nobody to refer to.</param>
public sealed record Advice(IReadOnlyList<SolvedShare> Solved, int Cases, int Own, double? Threshold)
{
    /// <summary>Fewer cases than this say nothing yet.</summary>
    public const int FewestCases = 5;

    /// <summary>How likely the tier that asks solves such a ticket.</summary>
    public double Expected => Smoothed(Own, Cases);

    /// <summary>Null where there is no choice.</summary>
    public bool? ShouldTry => Threshold is { } least ? Expected >= least : null;

    /// <summary>The teams by what they solved; null when too little is known.</summary>
    /// <param name="history">What similar tickets came to.</param>
    /// <param name="tier">The tier that could try or refer.</param>
    /// <param name="costs">Between this tier and the next; null in the last tier.</param>
    public static Advice? From(IReadOnlyList<SolvedBy> history, Tier tier, AttemptCosts? costs)
    {
        costs?.CanBe().OrThrow();
        var cases = history.Sum(h => h.Tickets);
        return cases < FewestCases ? null : new(
            [.. history.OrderByDescending(h => h.Tickets).ThenBy(h => h.Tier).ThenBy(h => h.TeamId).Select(h => new SolvedShare(h, cases, Smoothed(h.Tickets, cases)))],
            cases, history.Where(h => h.Tier <= tier).Sum(h => h.Tickets), costs?.Threshold);
    }

    /// <summary>
    /// Laplace's rule of succession, the mean of a Beta(1 + solved, 1 + not solved): one success and one failure are added,
    /// so that few cases never look certain. Undecided (½) without any.
    /// </summary>
    public static double Smoothed(int solved, int cases) => (solved + 1.0) / (cases + 2.0);
}
