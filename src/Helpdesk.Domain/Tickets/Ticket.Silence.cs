using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>A customer who does not answer, and a solution that nobody takes back: what the desk does by itself, in nobody's name but its own.</summary>
public sealed partial class Ticket
{
    /// <summary>When the customer was asked the last time; null unless the ticket waits for them.</summary>
    public DateTimeOffset? SilentSince { get; private set; }

    /// <summary>When the customer was reminded the last time in this wait.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>How often the customer was reminded in this wait.</summary>
    public int Reminders { get; private set; }

    /// <summary>The customer was asked by the last thing that happened: their silence begins.</summary>
    public bool HasJustAsked => State == TicketState.WaitingForCustomer && SilentSince == UpdatedAt;

    /// <summary>Solved by nobody: the customer never answered.</summary>
    public bool EndedUnanswered { get; private set; }

    /// <summary>
    /// What comes next of its customer's silence; null when nothing does, or nobody waits for them. Whoever never heard from us, or whose
    /// last word nobody answered, is not silent: it is our turn.
    /// </summary>
    public SilenceStep? NextOfSilence(SilenceTimes times) => State == TicketState.WaitingForCustomer && FirstRepliedAt is not null && AwaitsAnswerSince is null
        ? times.Next(SilentFrom, RemindedAt, Reminders)
        : null;

    /// <summary>What has waited since before anybody counted is taken as silent since something last happened to it.</summary>
    private DateTimeOffset SilentFrom => SilentSince ?? UpdatedAt;

    public Verdict CanRemind(SilenceTimes times, DateTimeOffset now) => InState(TicketVerb.Remind)
        .Then(() => Verdict.Unless(NextOfSilence(times) is { IsTheEnd: false } next && next.At <= now, Reason.Of("NoReminderIsDue")));

    /// <summary>A word from the desk. It answers nothing, so no promise is kept by it, and the wait goes on.</summary>
    public void Remind(SilenceTimes times, string body, Guid key, DateTimeOffset now)
    {
        CanRemind(times, now).OrThrow();
        (SilentSince, RemindedAt, Reminders) = (SilentFrom, now, Reminders + 1);
        Say(MessageKind.Public, Actor.System, body, key, now);
        Record(TicketEventKind.CustomerReminded, Actor.System, now);
    }

    public Verdict CanEndUnanswered(SilenceTimes times, DateTimeOffset now) => InState(TicketVerb.EndUnanswered)
        .Then(() => Verdict.Unless(NextOfSilence(times) is { IsTheEnd: true } next && next.At <= now, Reason.Of("TheDeskWaitsLonger")));

    /// <summary>Nobody solved it, so what First Level could have done is not asked. It is reopened like any other.</summary>
    public void EndUnanswered(SilenceTimes times, string body, Guid key, DateTimeOffset now)
    {
        CanEndUnanswered(times, now).OrThrow();
        Settle(now);
        EndedUnanswered = true;
        Become(TicketState.Resolved, now);
        Say(MessageKind.Public, Actor.System, body, key, now);
        Record(TicketEventKind.ResolvedUnanswered, Actor.System, now);
    }

    public Verdict CanCloseByItself(int reopenDays, DateTimeOffset now) => InState(TicketVerb.CloseByItself)
        .Then(() => Verdict.Unless(!CanReopen(reopenDays, now).IsAllowed, Reason.Of("OnlyWhatNobodyReopensIsClosed")));

    /// <summary>The days in which it could be reopened are over.</summary>
    public void CloseByItself(int reopenDays, DateTimeOffset now)
    {
        CanCloseByItself(reopenDays, now).OrThrow();
        End(now);
        Record(TicketEventKind.ClosedAutomatically, Actor.System, now);
    }

    /// <summary>Once nobody can reopen it: the same trouble again is a ticket of its own, which names this one.</summary>
    public Verdict CanBeFollowed(int reopenDays, DateTimeOffset now) => Verdict.Unless(
        State == TicketState.Closed || CanCloseByItself(reopenDays, now).IsAllowed, Reason.Of("OnlyWhatIsOverIsFollowed"));

    private void ListenAnew(DateTimeOffset? since) => (SilentSince, RemindedAt, Reminders) = (since, null, 0);

    private void End(DateTimeOffset now)
    {
        ClosedAt = now;
        Become(TicketState.Closed, now);
        stays.Single(s => s.Until is null).End(now);
    }
}
