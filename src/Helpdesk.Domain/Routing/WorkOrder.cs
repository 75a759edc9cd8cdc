using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Routing;

/// <summary>What the order of a queue compares. All of it outlives an escalation: the customer's wait goes on.</summary>
/// <param name="Slack">The time left to the nearest breach, in business time; negative after it; null where nothing is promised.</param>
/// <param name="Priority">1 (highest) … 5.</param>
/// <param name="Bounces">How often it was returned.</param>
/// <param name="Declines">How often an offer or a handover of it was declined or missed.</param>
/// <param name="ArrivedAt">When the customer reported it.</param>
public readonly record struct QueuedWork(TimeSpan? Slack, int Priority, int Bounces, int Declines, DateTimeOffset ArrivedAt, long Id);

/// <summary>
/// Which work comes first: the smallest slack, and what has none after all that has; the priority; what came back most often;
/// the longest wait; the id. Without slack it is the order in which queues are read from the database.
/// </summary>
public sealed class WorkOrder : IComparer<QueuedWork>
{
    public static readonly WorkOrder Instance = new();

    public int Compare(QueuedWork x, QueuedWork y) =>
        (x.Slack ?? TimeSpan.MaxValue).CompareTo(y.Slack ?? TimeSpan.MaxValue) is not 0 and var slack ? slack
        : x.Priority.CompareTo(y.Priority) is not 0 and var priority ? priority
        : (y.Bounces + y.Declines).CompareTo(x.Bounces + x.Declines) is not 0 and var back ? back
        : x.ArrivedAt.CompareTo(y.ArrivedAt) is not 0 and var arrival ? arrival
        : x.Id.CompareTo(y.Id);
}

/// <summary>Calls and chats: who came first, each point of priority counting as a minute of waiting. Lowest first.</summary>
public static class LiveScore
{
    private const long MillisecondsPerPoint = 60_000;

    /// <summary>From the arrival alone, so that it is the same whenever it is asked for.</summary>
    /// <param name="points">0 and more; the more, the earlier.</param>
    public static long Of(DateTimeOffset arrivedAt, int points) => arrivedAt.ToUnixTimeMilliseconds() - (MillisecondsPerPoint * points);

    /// <summary>None for the lowest priority, one more for each above it.</summary>
    public static int PointsOf(int priority) => Priority.Lowest - priority;
}
