using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>Whose time a span counts: each has its own calendar and its own reasons to stop.</summary>
public enum Party
{
    /// <summary>What the customer was promised (SLA).</summary>
    Customer = 1,

    /// <summary>What the team that has the ticket agreed to (OLA in-house, UC with a provider).</summary>
    Team = 2,
}

/// <summary>
/// A stretch of a ticket's life in which nothing changed that matters to a clock. A party's spans follow each other without a gap from
/// the report on, so what they count can be added up and never gets lost: not at a handover, not at a change of contract.
/// </summary>
public sealed class LedgerSpan : Entity
{
    private LedgerSpan()
    {
    }

    internal LedgerSpan(Party party, long stayId, long? calendarId, bool runs, DateTimeOffset from) =>
        (Party, StayId, CalendarId, Runs, From) = (party, stayId, calendarId, runs, from);

    public long TicketId { get; private set; }

    public Party Party { get; private set; }

    /// <summary>In whose hands the ticket was: the stay that answers for this time.</summary>
    public long StayId { get; private set; }

    /// <summary>By whose hours it is counted; null as long as nobody promised anything.</summary>
    public long? CalendarId { get; private set; }

    /// <summary>False while the clock stands: the contract says so for the state, or the ticket is solved.</summary>
    public bool Runs { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>Null for the span that still goes on.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Business time that was used, as it was measured at the end of the span: a calendar that changes later changes nothing of it.</summary>
    public TimeSpan Used { get; private set; }

    /// <summary>What becomes different in the moment in which a span begins is so from its beginning.</summary>
    internal void Become(long stayId, long? calendarId, bool runs) => (StayId, CalendarId, Runs) = (stayId, calendarId, runs);

    internal void End(DateTimeOffset now, BusinessTime? hours) => (Used, Until) = (UsedUntil(now, hours), now);

    /// <param name="now">For a span that still goes on.</param>
    /// <param name="hours">Those of <see cref="CalendarId"/>.</param>
    public TimeSpan UsedUntil(DateTimeOffset now, BusinessTime? hours) =>
        Until is not null && Until <= now ? Used : Runs && hours is not null ? hours.Between(From, now) : TimeSpan.Zero;
}
