using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>What routing needs to know of a person beyond what the gate knows.</summary>
/// <param name="OnShiftUntil">The first moment off shift; null for somebody who is not on shift, <see cref="DateTimeOffset.MaxValue"/> where no shifts are kept.</param>
/// <param name="Capacity">The most tickets that the desk gives them by itself.</param>
/// <param name="ProviderId">The service provider they work for; null for the company's own people.</param>
public sealed record Availability(
    Presence Presence,
    DateTimeOffset? OnShiftUntil,
    IReadOnlyList<Language> Languages,
    int Capacity,
    long? ProviderId = null)
{
    /// <summary>Tickets they own that are new or open.</summary>
    public int Active { get; init; }

    /// <summary>Tickets they own that wait for somebody else.</summary>
    public int Waiting { get; init; }

    /// <summary>So many waiting tickets take no capacity; those beyond it do.</summary>
    public int WaitingLimit { get; init; }

    /// <summary>A phone call takes all of the capacity.</summary>
    public bool OnCall { get; init; }

    public DateTimeOffset? LastCompletedAt { get; init; }

    public int Taken => Active + Math.Max(0, Waiting - WaitingLimit);

    /// <summary>How many more the desk may give; below zero after assignments by hand.</summary>
    public int Free => OnCall ? Math.Min(0, Capacity - Taken) : Capacity - Taken;

    public bool Speaks(Language? language) => language is not { } asked || Languages.Contains(asked);

    public bool IsOnShift(DateTimeOffset now) => now < OnShiftUntil;

    public bool HasShiftLeft(TimeSpan least, DateTimeOffset now) => OnShiftUntil is { } until && now < until && until - now >= least;
}

/// <summary>Somebody who could be given work.</summary>
public sealed record RoutingCandidate(Candidate Agent, Availability Availability);
