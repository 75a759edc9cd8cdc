using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Clocks;

/// <summary>
/// What clocks need to know of a ticket at each moment of its history, read from its events. So a ticket that was there before anything was
/// promised counts as if the promise had been made with its report: its pauses are pauses, and nothing it used is lost.
/// </summary>
public static class TicketPast
{
    /// <param name="reportedAt">When it began.</param>
    /// <param name="events">In the order in which they happened.</param>
    /// <param name="stays">All of them.</param>
    public static IEnumerable<(ClockFacts Facts, TierStay Stay, DateTimeOffset At)> Of(
        DateTimeOffset reportedAt, IEnumerable<TicketEvent> events, IReadOnlyCollection<TierStay> stays)
    {
        var facts = new ClockFacts(TicketState.New, 0, reportedAt, false, reportedAt, null, null);
        foreach (var happened in events)
        {
            var stay = stays.Where(s => s.From <= happened.At).MaxBy(s => s.From) ?? stays.MinBy(s => s.From)!;
            facts = Known(After(facts, happened), happened) with { StayId = stay.Id, StaysSince = stay.From };
            yield return (facts, stay, happened.At);
        }
    }

    /// <summary>What the line itself says of it counts; older ones say nothing.</summary>
    private static ClockFacts Known(ClockFacts facts, TicketEvent happened) => facts with { IsOwned = happened.IsOwned ?? facts.IsOwned };

    private static ClockFacts After(ClockFacts facts, TicketEvent happened) => happened.Kind switch
    {
        TicketEventKind.Claimed or TicketEventKind.Assigned or TicketEventKind.OfferAccepted => facts with
        {
            IsOwned = true, State = facts.State == TicketState.New ? TicketState.Open : facts.State,
        },
        TicketEventKind.Released or TicketEventKind.Skipped or TicketEventKind.Transferred => facts with { IsOwned = false },
        TicketEventKind.Replied => facts with { FirstAnsweredAt = facts.FirstAnsweredAt ?? happened.At, WaitsSince = null },
        TicketEventKind.CustomerReplied => facts with
        {
            State = facts.State == TicketState.WaitingForCustomer ? TicketState.Open : facts.State,
            WaitsSince = facts.FirstAnsweredAt is null ? null : facts.WaitsSince ?? happened.At,
        },
        TicketEventKind.WaitingForCustomer => facts with { State = TicketState.WaitingForCustomer },
        TicketEventKind.WaitingForThirdParty => facts with { State = TicketState.WaitingForThirdParty },
        TicketEventKind.Resumed or TicketEventKind.Reopened => facts with { State = TicketState.Open },
        TicketEventKind.Escalated or TicketEventKind.Bypassed or TicketEventKind.PlannedSkip => facts with { State = TicketState.Open, IsOwned = false },
        TicketEventKind.Returned => facts with { State = TicketState.Open, IsOwned = happened.ToAgentId is not null },
        TicketEventKind.Resolved => facts with { State = TicketState.Resolved, FirstAnsweredAt = facts.FirstAnsweredAt ?? happened.At, WaitsSince = null },
        TicketEventKind.ResolvedUnanswered => facts with { State = TicketState.Resolved, WaitsSince = null },
        TicketEventKind.Confirmed or TicketEventKind.ClosedAutomatically => facts with { State = TicketState.Closed },
        _ => facts,
    };
}
