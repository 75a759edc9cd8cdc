namespace Helpdesk.Domain.Tickets;

public enum Impact
{
    High = 1,
    Medium = 2,
    Low = 3,
}

public enum Urgency
{
    High = 1,
    Medium = 2,
    Low = 3,
}

public static class Priority
{
    public const int Highest = 1;
    public const int Lowest = 5;

    /// <summary>Computed, never typed: 1 (highest) … 5.</summary>
    public static int Of(Impact impact, Urgency urgency) => (int)impact + (int)urgency - 1;
}
