using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Routing;

/// <summary>Work that looks for a person.</summary>
/// <param name="WaitingSince">Since when the customer waits; no handover changes it.</param>
public sealed record RoutingCase(Work Work, RoutingPath Path, DateTimeOffset WaitingSince)
{
    /// <summary>What the person must speak; null when nothing is known of the customer's language.</summary>
    public Language? Language { get; init; }

    /// <summary>So much of the shift must be left.</summary>
    public TimeSpan LeastShiftLeft { get; init; }

    public IReadOnlyList<Exclusion> Excluded { get; init; } = [];

    public Sticky? Sticky { get; init; }

    /// <summary>The team in whose queue it waits; null for work of no certain team.</summary>
    public long? TeamId { get; init; }

    /// <summary>Whose work it is: a service provider's; null for the company's own.</summary>
    public long? ProviderId { get; init; }

    public Reach Reach { get; init; } = Reach.OwnTeam;

    /// <summary>The highest tier that the company runs.</summary>
    public Tier LastTier { get; init; } = Tier.Third;

    public bool PrefersAt(long agentId, DateTimeOffset now) => Sticky is { } sticky && sticky.AgentId == agentId && now < sticky.Until;
}

/// <summary>The responsible agent, or who had this customer's last ticket on the product: comes first, for a time.</summary>
public sealed record Sticky(long AgentId, DateTimeOffset Until);

/// <summary>Somebody who is not asked again, and why.</summary>
public sealed record Exclusion(long AgentId, ExclusionKind Why);

public enum ExclusionKind
{
    Sender = 1,
    Returner = 2,
    Declined = 3,
    Missed = 4,

    /// <summary>Of a question about a ticket: whose it is, or who asks.</summary>
    Owner = 5,

    /// <summary>Of a question: they have not answered the one before.</summary>
    Asked = 6,

    /// <summary>Works for a provider that has never had the ticket.</summary>
    Outside = 7,

    /// <summary>Of a question: they have declined one about the topic.</summary>
    DeclinedToAnswer = 8,
}

/// <summary>How far the search goes; each includes the one before.</summary>
public enum Reach
{
    OwnTeam = 1,
    OwnProvider = 2,
    AnyProvider = 3,
}
