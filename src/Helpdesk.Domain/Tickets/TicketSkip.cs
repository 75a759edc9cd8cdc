using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

public enum SkipReason
{
    /// <summary>Formally able, but another would be much faster.</summary>
    NotMyField = 1,
    MissingTool = 2,
    KnowsTheCustomer = 3,
    NoTimeForIt = 4,
    Other = 5,
}

/// <summary>Somebody was given the next ticket and gave it back: it is not given to them again.</summary>
public sealed class TicketSkip : Entity
{
    private TicketSkip()
    {
    }

    internal TicketSkip(long agentId, SkipReason reason, string note, DateTimeOffset at) =>
        (AgentId, Reason, Note, At) = (agentId, reason, note, at);

    public const int NoteMaxLength = 500;

    public long TicketId { get; private set; }

    public long AgentId { get; private set; }

    public SkipReason Reason { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
