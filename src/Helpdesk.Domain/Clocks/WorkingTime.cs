using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Clocks;

/// <summary>How long somebody worked on a ticket: it was theirs, and waited for nobody else.</summary>
public static class WorkingTime
{
    /// <param name="stayId">The stay in which it is counted.</param>
    /// <param name="past">What the ticket was at each moment (<see cref="TicketPast"/>), in order.</param>
    /// <param name="hours">The hours in which people work.</param>
    /// <param name="now">Until when what goes on is counted.</param>
    public static TimeSpan Of(long stayId, IEnumerable<(ClockFacts Facts, TierStay Stay, DateTimeOffset At)> past, BusinessTime hours, DateTimeOffset now)
    {
        var (used, since) = (TimeSpan.Zero, (DateTimeOffset?)null);
        foreach (var (facts, _, at) in past)
        {
            used += since is { } began ? hours.Between(began, at) : TimeSpan.Zero;
            since = facts is { IsOwned: true, State: TicketState.Open } && facts.StayId == stayId ? at : null;
        }

        return used + (since is { } goesOn ? hours.Between(goesOn, now) : TimeSpan.Zero);
    }
}
