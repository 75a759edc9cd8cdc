using System.Globalization;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

public enum TicketEventKind
{
    Reported = 1,
    Claimed = 2,
    Assigned = 3,
    Released = 4,
    PriorityChanged = 5,
    ProductIdentified = 6,
    Replied = 7,
    NoteAdded = 8,
    CustomerReplied = 9,
    WaitingForCustomer = 10,
    WaitingForThirdParty = 11,
    Resumed = 12,
    Escalated = 13,
    Bypassed = 14,
    Returned = 15,
    Resolved = 16,
    Confirmed = 17,
    Reopened = 18,
    EscalationRequested = 19,
    LeadInformed = 20,
    OverrideUsed = 21,
    Transferred = 22,
    AddedToAccount = 23,
    Offered = 24,
    OfferAccepted = 25,
    OfferDeclined = 26,
    OfferMissed = 27,
    OfferRecalled = 28,
    NobodyAccepted = 29,
    Skipped = 30,
    NobodyQualified = 31,
    HierarchicallyEscalated = 32,

    /// <summary>Not for the people of service providers.</summary>
    InHouseNoteAdded = 33,
    ConsultAsked = 34,
    ConsultAnswered = 35,
    ConsultDeclined = 36,
    ConsultEnded = 37,
    AnswerSubmitted = 38,
    AnswerReleased = 39,

    /// <summary>Released with another text than the trainee's.</summary>
    AnswerEdited = 40,
    AnswerSentBack = 41,
    AnswerWithdrawn = 42,
    AnswerLapsed = 43,
    TraineeshipUsed = 44,

    /// <summary>A tier was passed over as a rule plans it; counted apart from a bypass.</summary>
    PlannedSkip = 45,

    /// <summary>Set aside by its owner, until a moment.</summary>
    Snoozed = 46,
    Woken = 47,

    /// <summary>The desk asked a silent customer once more.</summary>
    CustomerReminded = 48,

    /// <summary>Solved by the desk, because the customer never answered.</summary>
    ResolvedUnanswered = 49,

    /// <summary>Nobody could reopen it any more.</summary>
    ClosedAutomatically = 50,

    /// <summary>The time that First Level has for trying is over.</summary>
    TimeBoxReached = 60,
    Categorised = 61,
}

/// <summary>What of a device was corrected.</summary>
public enum DevicePart
{
    Product = 1,
    SerialNumber = 2,
    ProductVersion = 3,
}

/// <summary>
/// One line of the ticket's history. <see cref="From"/>, <see cref="To"/> and <see cref="Detail"/> are what happened in words
/// of the time; a value that begins with # is a resource key (<c>#Tier.Second</c>) and is worded in the reader's language.
/// </summary>
public sealed class TicketEvent : Entity
{
    private TicketEvent()
    {
    }

    internal TicketEvent(TicketEventKind kind, Actor actor, DateTimeOffset at, int ticketVersion, string? from, HistoryWord? to, HistoryWord? detail, bool isOwned)
    {
        IsOwned = isOwned;
        (Kind, ActorKind, ActorId, ActorName) = (kind, actor.Kind, actor.Id, actor.Name);
        (At, TicketVersion, From, To, Detail) = (at, ticketVersion, from, to?.Text, detail?.Text);
        (ToAgentId, ToTeamId, DetailAgentId) = (to?.AgentId, to?.TeamId, detail?.AgentId);
    }

    public const int WordMaxLength = 250;

    /// <summary>For a word of history that is not there.</summary>
    public const string Nothing = "#Tickets.Unknown";

    public long TicketId { get; private set; }

    public TicketEventKind Kind { get; private set; }

    public ActorKind ActorKind { get; private set; }

    public long? ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>The version of the ticket that this change made: tells a stale form what it has missed.</summary>
    public int TicketVersion { get; private set; }

    public string? From { get; private set; }

    public string? To { get; private set; }

    public string? Detail { get; private set; }

    /// <summary>Whose name <see cref="To"/> is; null where it names no person.</summary>
    public long? ToAgentId { get; private set; }

    /// <summary>Which team's name <see cref="To"/> is; null where it names none.</summary>
    public long? ToTeamId { get; private set; }

    /// <summary>Whose name <see cref="Detail"/> is; null where it names no person.</summary>
    public long? DetailAgentId { get; private set; }

    /// <summary>Whether somebody owned the ticket afterwards; null in lines from before this was kept.</summary>
    public bool? IsOwned { get; private set; }

    /// <summary>A moment as a word of history, worded in the reader's zone.</summary>
    public static string Moment(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static string Word<T>(T value) where T : struct, Enum => $"#{typeof(T).Name}.{value}";
}
