using System.Text.Json.Serialization;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

public enum OfferState
{
    Open = 1,
    Accepted = 2,
    Declined = 3,

    /// <summary>Whoever offered it, or a lead, took it back.</summary>
    Recalled = 4,

    /// <summary>Nobody answered in time.</summary>
    Missed = 5,

    /// <summary>The ticket went another way meanwhile.</summary>
    Withdrawn = 6,
}

/// <summary>
/// A ticket held out to one person for a while. Until they accept, nothing about the ticket changes: whoever owns it goes on owning it.
/// </summary>
public sealed class TicketOffer : Entity
{
    private TicketOffer()
    {
    }

    internal TicketOffer(Actor? from, Actor to, Proposal? proposal, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        (FromAgentId, FromName, AgentId, AgentName) = (from?.Id, from?.Name ?? "", to.Id!.Value, to.Name);
        (Proposal, OfferedAt, ExpiresAt) = (proposal, now, expiresAt);
    }

    public const int ReasonMaxLength = 500;

    public static readonly TimeSpan ShortestTime = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan LongestTime = TimeSpan.FromHours(1);

    public long TicketId { get; private set; }

    public OfferState State { get; private set; } = OfferState.Open;

    /// <summary>The owner who hands it over; null when the desk offers it from the queue.</summary>
    public long? FromAgentId { get; private set; }

    /// <summary>For the history; who reads the offer is told the name by the id, as far as they may know it.</summary>
    internal string FromName { get; private set; } = "";

    public long AgentId { get; private set; }

    internal string AgentName { get; private set; } = "";

    /// <summary>The escalation that takes effect with the acceptance; null where the ticket stays in its tier and team.</summary>
    public Proposal? Proposal { get; private set; }

    public DateTimeOffset OfferedAt { get; private set; }

    /// <summary>The first moment at which it is too late to accept.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>From one agent to another, rather than from the queue.</summary>
    public bool IsHandover => FromAgentId is not null;

    /// <summary>From one colleague to another of the same team: whoever does not take it leaves it with its owner.</summary>
    public bool IsToOneAlone => IsHandover && Proposal is null;

    internal void End(OfferState state, DateTimeOffset now, string reason = "")
    {
        if (State == OfferState.Open)
        {
            (State, EndedAt, Reason) = (state, now, reason);
        }
    }
}

/// <summary>A complete escalation that waits for somebody to accept it.</summary>
/// <param name="To">The target team's name, for the history.</param>
public sealed record Proposal(EscalationTarget Target, string To, EscalationPacket Packet, IReadOnlyList<TriedStep> Steps)
{
    /// <summary>What it will ask of whoever has it.</summary>
    [JsonIgnore]
    public IReadOnlyList<TicketSkill> Skills => TicketSkill.AskedBy(Target.Tier, Target.TopicId, Target.AlsoTopicId);

    /// <summary>The same escalation to the same team, word for word.</summary>
    public bool IsSameAs(Proposal other) => (Target, Packet) == (other.Target, other.Packet) && Steps.SequenceEqual(other.Steps);
}
