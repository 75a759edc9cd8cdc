using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>Hand-worked: what counts as work on a ticket, minute by minute after nine.</summary>
public sealed class WorkingTimeTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nobody_has_it() => Assert.Equal(0, Minutes(60, (0, TicketState.New, false, 1)));

    [Fact]
    public void It_counts_from_when_somebody_took_it_until_now() =>
        Assert.Equal(50, Minutes(60, (0, TicketState.New, false, 1), (10, TicketState.Open, true, 1)));

    [Fact]
    public void Waiting_does_not_count() =>
        Assert.Equal(15, Minutes(60, (10, TicketState.Open, true, 1), (20, TicketState.WaitingForCustomer, true, 1), (55, TicketState.Open, true, 1)));

    [Fact]
    public void Lying_in_the_queue_does_not_count() =>
        Assert.Equal(10, Minutes(60, (10, TicketState.Open, true, 1), (20, TicketState.Open, false, 1)));

    [Fact]
    public void Another_stay_counts_for_itself() =>
        Assert.Equal(7, Minutes(60, (10, TicketState.Open, true, 1), (40, TicketState.New, false, 2), (53, TicketState.Open, true, 2)));

    private static int Minutes(int now, params (int At, TicketState State, bool IsOwned, long Stay)[] past) => (int)WorkingTime.Of(
        past[^1].Stay,
        past.Select(p => (new ClockFacts(p.State, p.Stay, Nine, p.IsOwned, Nine, null, null), (TierStay)null!, Nine.AddMinutes(p.At))),
        BusinessTime.AroundTheClock,
        Nine.AddMinutes(now)).TotalMinutes;
}
