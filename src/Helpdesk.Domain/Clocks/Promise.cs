using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Clocks;

/// <summary>What one agreement promises about a ticket as it is now.</summary>
/// <param name="AgreementId">Who promised it.</param>
/// <param name="CalendarId">By whose hours it counts.</param>
/// <param name="Targets">Business time by clock; a clock that is missing is not promised.</param>
/// <param name="StopsIn">States in which the time stands.</param>
public sealed record Promise(long AgreementId, long CalendarId, IReadOnlyDictionary<ClockKind, TimeSpan> Targets, IReadOnlySet<TicketState> StopsIn)
{
    public bool CountsIn(TicketState state) => state.IsActive() && !StopsIn.Contains(state);
}

/// <summary>What clocks need to know of a ticket.</summary>
/// <param name="StayId">With whom it is.</param>
/// <param name="StaysSince">Since when.</param>
/// <param name="IsOwned">Somebody of that team has accepted it.</param>
/// <param name="ReportedAt">When it began.</param>
/// <param name="FirstAnsweredAt">When the customer heard from a person for the first time.</param>
/// <param name="WaitsSince">The oldest word of the customer after the first answer that nobody has answered.</param>
public sealed record ClockFacts(
    TicketState State, long StayId, DateTimeOffset StaysSince, bool IsOwned, DateTimeOffset ReportedAt, DateTimeOffset? FirstAnsweredAt, DateTimeOffset? WaitsSince)
{
    /// <summary>What the customer was promised; null without an SLA.</summary>
    public Promise? Customer { get; init; }

    /// <summary>What the team with which it is agreed to; null without an OLA or UC.</summary>
    public Promise? Team { get; init; }

    public Promise? Of(Party party) => party == Party.Customer ? Customer : Team;

    /// <summary>Since when a clock of this kind has been counting; null for one that has nothing to count.</summary>
    internal DateTimeOffset? Since(ClockKind kind) => !State.IsActive() ? null : kind switch
    {
        ClockKind.FirstResponse => FirstAnsweredAt is null ? ReportedAt : null,
        ClockKind.NextResponse => WaitsSince,
        ClockKind.Resolution => ReportedAt,
        ClockKind.TimeToAccept => IsOwned ? null : StaysSince,
        ClockKind.TimeInTier => StaysSince,
    };
}
