using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>
/// Setting aside: the owner does not look at it until a moment. That is the owner's matter alone: no clock stands or begins anew, and
/// the customer's word, a step of a clock or another owner bring it back at once.
/// </summary>
public sealed partial class Ticket
{
    public const int SnoozeNoteMaxLength = 500;

    /// <summary>What waits longer is forgotten and not set aside.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(90);

    /// <summary>Off the owner's list until then; null for what is on it.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>What the owner waits for.</summary>
    public string SnoozeNote { get; private set; } = "";

    public Verdict CanSnooze(long agentId) => InState(TicketVerb.Snooze).Then(() => IsOwner(agentId));

    public static Verdict CanSnoozeUntil(DateTimeOffset until, DateTimeOffset now) =>
        Verdict.Unless(until > now, Reason.Of("ItIsSetAsideUntilLater").At("Until"))
            .And(Verdict.Unless(until - now <= LongestSnooze, Reason.Of("NothingIsSetAsideForLonger", LongestSnooze.Days).At("Until")));

    /// <summary>What is set aside already is set aside until another moment.</summary>
    /// <param name="note">Why, for whoever looks; empty where it goes without saying.</param>
    public void Snooze(Agent agent, DateTimeOffset until, string note, DateTimeOffset now)
    {
        CanSnooze(agent.Id).Then(() => CanSnoozeUntil(until, now)).OrThrow();
        (SnoozedUntil, SnoozeNote) = (until, note);
        Record(TicketEventKind.Snoozed, agent.AsActor, now, to: TicketEvent.Moment(until), detail: note.Length == 0 ? null : note);
    }

    public Verdict CanWake(long agentId) =>
        InState(TicketVerb.Wake).Then(() => IsOwner(agentId)).Then(() => Verdict.Unless(SnoozedUntil is not null, Reason.Of("ItIsNotSetAside")));

    /// <summary>The owner looks at it again.</summary>
    public void Wake(Agent agent, DateTimeOffset now)
    {
        CanWake(agent.Id).OrThrow();
        Wake(agent.AsActor, WakeCause.ByHand, now);
    }

    /// <summary>The moment has come. Nothing happens to what sleeps on, or is awake.</summary>
    public void WakeInTime(DateTimeOffset now) => WakeFor(SnoozedUntil <= now ? WakeCause.Time : null, now);

    /// <summary>A step of a clock was taken: whoever owns it has to know.</summary>
    public void WakeBecauseOfTime(DateTimeOffset now) => WakeFor(WakeCause.Clock, now);

    /// <param name="cause">Null for nothing that wakes it.</param>
    private void WakeFor(WakeCause? cause, DateTimeOffset now)
    {
        if (SnoozedUntil is not null && cause is { } known)
        {
            Wake(Actor.System, known, now);
        }
    }

    private void Wake(Actor by, WakeCause cause, DateTimeOffset now)
    {
        (SnoozedUntil, SnoozeNote) = (null, "");
        Record(TicketEventKind.Woken, by, now, detail: TicketEvent.Word(cause));
    }
}

/// <summary>Why a ticket is back on its owner's list.</summary>
public enum WakeCause
{
    /// <summary>The moment came for which it was set aside.</summary>
    Time = 1,
    ByHand = 2,
    CustomerWrote = 3,

    /// <summary>A promise is about to be broken, or was.</summary>
    Clock = 4,

    /// <summary>Another owner, or none: it was the former one who did not want to see it.</summary>
    OwnerChanged = 5,
}
