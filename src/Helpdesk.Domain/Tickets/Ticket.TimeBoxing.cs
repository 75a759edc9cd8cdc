using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>First Level tries for a limited time, and is reminded when it is over.</summary>
public sealed partial class Ticket
{
    /// <summary>When the time was over that First Level has for trying, in the stay in which the ticket is; null before, and above First Level.</summary>
    public DateTimeOffset? TimeBoxReachedAt { get; private set; }

    /// <summary>Somebody of First Level works on it, and was not reminded yet.</summary>
    public bool IsBeingTried => (Tier, State, TimeBoxReachedAt) == (Tier.First, TicketState.Open, null) && OwnerId is not null;

    /// <summary>The time is over: the owner is reminded, once in each stay. Nothing moves by itself.</summary>
    /// <param name="box">How long it was.</param>
    public void ReachTimeBox(TimeSpan box, DateTimeOffset now)
    {
        if (IsBeingTried)
        {
            TimeBoxReachedAt = now;
            WakeBecauseOfTime(now);
            Record(TicketEventKind.TimeBoxReached, Actor.System, now, detail: $"{(int)box.TotalMinutes}");
        }
    }
}
