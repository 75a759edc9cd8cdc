namespace Helpdesk.Domain.Clocks;

/// <summary>What is promised within a time.</summary>
public enum ClockKind
{
    /// <summary>From the report to the first answer.</summary>
    FirstResponse = 1,

    /// <summary>From each later word of the customer to the answer.</summary>
    NextResponse = 2,

    /// <summary>From the report to the solution.</summary>
    Resolution = 3,

    /// <summary>From the arrival with a team until somebody owns it.</summary>
    TimeToAccept = 4,

    /// <summary>From the arrival with a team until it leaves it or is solved.</summary>
    TimeInTier = 5,
}

public static class ClockKinds
{
    public static Party Party(this ClockKind kind) => kind <= ClockKind.Resolution ? Clocks.Party.Customer : Clocks.Party.Team;
}
