using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Notices;

/// <summary>What somebody is told about. Each person chooses for each kind how it reaches them.</summary>
public enum NoticeKind
{
    /// <summary>A ticket was given to you by somebody else.</summary>
    Assigned = 1,

    /// <summary>A ticket is held out to you, and waits for your answer for a while.</summary>
    Offered = 2,

    /// <summary>A ticket came back to you, or stays with you after all.</summary>
    Returned = 3,

    /// <summary>The customer wrote on your ticket.</summary>
    CustomerWrote = 4,

    /// <summary>You are asked a question about a ticket.</summary>
    QuestionAsked = 5,

    /// <summary>A question about your ticket was answered or declined.</summary>
    QuestionAnswered = 6,

    /// <summary>Somebody you train wants to tell a customer something.</summary>
    AnswerWaits = 7,

    /// <summary>Your answer was released, sent back, or is not needed any more.</summary>
    AnswerDecided = 8,

    /// <summary>A clock of your ticket is about to run out, or has.</summary>
    ClockStep = 9,

    /// <summary>Leads have to know something, or a qualification of yours ends.</summary>
    Alert = 10,

    /// <summary>A ticket that you had set aside is back on your list.</summary>
    Woken = 11,
}

/// <summary>
/// One person is told one thing, in the transaction in which it happened. What is written is a reason, so that it is worded in
/// the reader's language; it names the ticket and no people, because a service provider's people read it as well.
/// </summary>
public sealed class Notice : Entity
{
    private Notice()
    {
    }

    public Notice(long agentId, NoticeKind kind, long? ticketId, Reason reason, DateTimeOffset at) =>
        (AgentId, Kind, TicketId, Text, At) = (agentId, kind, ticketId, ReasonJson.Write(reason), at);

    /// <summary>What was read longer ago is deleted.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public long AgentId { get; private set; }

    public NoticeKind Kind { get; private set; }

    /// <summary>What it is about; null for no ticket.</summary>
    public long? TicketId { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The first time counts.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
