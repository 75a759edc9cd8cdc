using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>
/// One promise about one ticket. When it is due follows from the spans of the ledger; the answer is stored, because queues are ordered by it.
/// </summary>
public sealed class TicketClock : Entity
{
    private TicketClock()
    {
    }

    internal TicketClock(ClockKind kind, long stayId, long agreementId, TimeSpan target, DateTimeOffset startedAt) =>
        (Kind, StayId, AgreementId, Target, StartedAt) = (kind, stayId, agreementId, target, startedAt);

    public long TicketId { get; private set; }

    public ClockKind Kind { get; private set; }

    /// <summary>The stay in which it began; a team's clock ends with it.</summary>
    public long StayId { get; private set; }

    /// <summary>Who promised it: the agreement whose target counts.</summary>
    public long AgreementId { get; private set; }

    /// <summary>The business time that was promised.</summary>
    public TimeSpan Target { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was kept, or no longer mattered; null while it counts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the target is used up; null while the clock stands and there is time left.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The business time that was left when <see cref="DueAt"/> was computed, while the clock stands; negative after a breach.</summary>
    public TimeSpan Left { get; private set; }

    /// <summary>Counts the times a solved ticket came back: steps fire once in each.</summary>
    public int Episode { get; private set; } = 1;

    public bool IsOpen => EndedAt is null;

    /// <summary>The promise was broken: the time was used up before what was promised happened.</summary>
    public bool IsBreachedAt(DateTimeOffset now) => DueAt is { } due && due < (EndedAt ?? now);

    internal void Promise(long agreementId, TimeSpan target) => (AgreementId, Target) = (agreementId, target);

    internal void End(DateTimeOffset now) => EndedAt = now;

    internal void GoOn(long agreementId, TimeSpan target) => (AgreementId, Target, EndedAt, Episode) = (agreementId, target, null, Episode + 1);

    internal void FallsDue(DateTimeOffset? at, TimeSpan left) => (DueAt, Left) = (at, left);
}
