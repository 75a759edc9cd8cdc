using System.Text.Json.Serialization;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>Who was considered, why each was in or out, what was relaxed, or why nobody: kept with the ticket, read afterwards.</summary>
/// <param name="Candidates">How many were judged; <paramref name="Considered"/> lists at most <see cref="MostListed"/> of them.</param>
/// <param name="Considered">The eligible in their order, the chosen one first; then the refused, those with the fewest reasons first.</param>
/// <param name="Counts">How many of all candidates each reason kept out, the most frequent first.</param>
/// <param name="Dropped">What had been relaxed when it was decided.</param>
/// <param name="Missing">Of <see cref="WhyNobody.NobodyQualified"/>: what nobody has.</param>
public sealed record Decision(
    DateTimeOffset At,
    RoutingPath Path,
    long? AgentId,
    ChosenFor? Because,
    int Candidates,
    IReadOnlyList<Considered> Considered,
    IReadOnlyList<ReasonCount> Counts,
    IReadOnlyList<Relaxed> Dropped,
    WhyNobody? WhyNobody,
    IReadOnlyList<Reason> Missing)
{
    public const int MostListed = 40;

    /// <summary>More reasons than this against one person say nothing more.</summary>
    public const int MostReasons = 6;

    /// <summary>Waiting does not help: somebody has to learn it, or be let in.</summary>
    [JsonIgnore]
    public bool AlertsAtOnce => WhyNobody is Routing.WhyNobody.NobodyQualified or Routing.WhyNobody.NoTeam;
}

/// <param name="Standing">What the order compared; null for somebody who was refused.</param>
public sealed record Considered(long AgentId, string Name, IReadOnlyList<Reason> Refusals, Standing? Standing)
{
    /// <summary>Nothing is against them but that they are not there now.</summary>
    public bool IsOnlyAway { get; init; }
    /// <summary>Who releases what they answer, where only a traineeship lets them in.</summary>
    public string? Mentor { get; init; }
}

/// <param name="Key">The reason's key, whatever its arguments.</param>
public sealed record ReasonCount(string Key, int Agents);

/// <summary>The first that is true of everybody.</summary>
public enum WhyNobody
{
    /// <summary>Nobody active is on a team that serves the tier and family.</summary>
    NoTeam = 1,

    /// <summary>Nobody within reach holds what it takes, validly.</summary>
    NobodyQualified = 2,

    /// <summary>Whoever could do it sent, returned, declined or missed it.</summary>
    EverybodyExcluded = 3,

    /// <summary>Whoever could do it is absent or has enough to do.</summary>
    NobodyFree = 4,
}
