using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

public enum AnswerKind
{
    Reply = 1,
    Resolve = 2,
}

public enum AnswerState
{
    Waiting = 1,
    Released = 2,
    SentBack = 3,
    Withdrawn = 4,

    /// <summary>The ticket went another way before anybody decided.</summary>
    Lapsed = 5,
}

/// <summary>What somebody in training wants to tell the customer. Until it is released the customer sees nothing of it, and nothing about the ticket changes.</summary>
public sealed class PendingAnswer : Entity
{
    private PendingAnswer()
    {
    }

    internal PendingAnswer(Actor author, AnswerDraft draft, Supervision under, Guid key, DateTimeOffset now)
    {
        (AuthorId, AuthorName, AskedAt, Key) = (author.Id!.Value, author.Name, now, key);
        (TraineeshipId, MentorId, MentorName) = (under.TraineeshipId, under.MentorId, under.Mentor);
        (Kind, Body, WaitForCustomer, NextNewsAt) = (draft.Kind, draft.Body, draft.WaitForCustomer, draft.NextNewsAt);
        (FirstLevelCould, NotFirstLevelBecause) = (draft.FirstLevelCould, draft.NotFirstLevelBecause);
    }

    public const int CommentMaxLength = 2000;

    public long TicketId { get; private set; }

    public AnswerState State { get; private set; } = AnswerState.Waiting;

    /// <summary>Waits, or was sent back and not answered by a new draft yet: what the ticket's page shows.</summary>
    public bool IsCurrent { get; private set; } = true;

    public long TraineeshipId { get; private set; }

    public long AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public long MentorId { get; private set; }

    public string MentorName { get; private set; } = "";

    public AnswerKind Kind { get; private set; }

    public string Body { get; private set; } = "";

    /// <summary>Of a reply: the ticket waits for the customer afterwards.</summary>
    public bool WaitForCustomer { get; private set; }

    public DateTimeOffset? NextNewsAt { get; private set; }

    /// <summary>Of a solution above First Level, as <see cref="Resolution"/> has it.</summary>
    public bool? FirstLevelCould { get; private set; }

    public NotFirstLevelBecause? NotFirstLevelBecause { get; private set; }

    /// <summary>The same form sent twice asks once; the message that it becomes carries it on.</summary>
    public Guid Key { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When the customer wrote while it waited: whoever releases it has to say that it still fits.</summary>
    public DateTimeOffset? OvertakenAt { get; private set; }

    public long? DecidedById { get; private set; }

    public string DecidedByName { get; private set; } = "";

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What whoever sent it back had to say.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>What the customer was told instead of <see cref="Body"/>; empty when nothing was changed.</summary>
    public string ReleasedBody { get; private set; } = "";

    internal Actor Author => Actor.Agent(AuthorId, AuthorName);

    internal Resolution AsResolution(string body) => new(body, FirstLevelCould, NotFirstLevelBecause);

    internal void Overtake(DateTimeOffset now) => OvertakenAt ??= now;

    internal void Release(Actor by, string body, DateTimeOffset now)
    {
        Decide(AnswerState.Released, by, now);
        (IsCurrent, ReleasedBody) = (false, body == Body ? "" : body);
    }

    internal void SendBack(Actor by, string comment, DateTimeOffset now)
    {
        Decide(AnswerState.SentBack, by, now);
        Comment = comment;
    }

    internal void Withdraw(DateTimeOffset now)
    {
        Decide(AnswerState.Withdrawn, Author, now);
        IsCurrent = false;
    }

    internal void Lapse(DateTimeOffset now)
    {
        Decide(AnswerState.Lapsed, Actor.System, now);
        IsCurrent = false;
    }

    /// <summary>It was sent back, and that is settled by a new draft or by the ticket's way.</summary>
    internal void Settle() => IsCurrent = false;

    private void Decide(AnswerState state, Actor by, DateTimeOffset now) =>
        (State, DecidedById, DecidedByName, DecidedAt) = (state, by.Id, by.Name, now);
}

/// <summary>What is to be told to the customer, with all that the reply or the solution takes besides its text.</summary>
public sealed record AnswerDraft(AnswerKind Kind, string Body)
{
    public bool WaitForCustomer { get; init; }

    public DateTimeOffset? NextNewsAt { get; init; }

    public bool? FirstLevelCould { get; init; }

    public NotFirstLevelBecause? NotFirstLevelBecause { get; init; }

    internal Verdict IsCompleteFor(Teams.Tier tier) =>
        Kind == AnswerKind.Resolve ? new Resolution(Body, FirstLevelCould, NotFirstLevelBecause).IsCompleteFor(tier) : Verdict.Yes;
}

/// <summary>The traineeship under which somebody answers, and who releases what they say.</summary>
public sealed record Supervision(long TraineeshipId, long MentorId, string Mentor);

/// <param name="Body">What the customer is told: the draft, or a better text.</param>
/// <param name="NextNewsAt">Of a reply: when the customer hears from us again.</param>
/// <param name="StillFits">The customer has written since, and the answer fits all the same.</param>
public sealed record AnswerRelease(string Body, DateTimeOffset? NextNewsAt, bool StillFits);
