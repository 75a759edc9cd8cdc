using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Routing;

/// <summary>What the order of a queue compares. All of it outlives an escalation: the customer's wait goes on.</summary>
/// <param name="DueBy">The nearest moment at which a promise would be broken; far away where nothing is promised.</param>
/// <param name="Priority">1 (highest) … 5.</param>
/// <param name="Setbacks">How often it was returned, declined or missed.</param>
/// <param name="ArrivedAt">When the customer reported it.</param>
public readonly record struct QueuedWork(DateTimeOffset DueBy, int Priority, int Setbacks, DateTimeOffset ArrivedAt, long Id);

/// <summary>
/// Which work comes first: what is due first, and where nothing is promised after all that is; the priority; what came back most often;
/// the longest wait; the id. It is the order in which queues are read from the database.
/// </summary>
public sealed class WorkOrder : IComparer<QueuedWork>
{
    public static readonly WorkOrder Instance = new();

    public int Compare(QueuedWork x, QueuedWork y) =>
        x.DueBy.CompareTo(y.DueBy) is not 0 and var due ? due
        : x.Priority.CompareTo(y.Priority) is not 0 and var priority ? priority
        : y.Setbacks.CompareTo(x.Setbacks) is not 0 and var back ? back
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
