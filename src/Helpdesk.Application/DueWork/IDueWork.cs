using Cronos;

namespace Helpdesk.Application.DueWork;

/// <summary>
/// One kind of work that falls due. It runs inside the transaction that also ends its row: what it changes and the end of the
/// row are saved together, or neither is. No network, no mail, no waiting in here; other work is scheduled instead.
/// </summary>
public interface IDueWork
{
    /// <summary>The name its rows bear, for ever: a row outlives a release.</summary>
    string Kind { get; }

    /// <summary>Its rows' subjects are tickets.</summary>
    bool IsAboutTickets => false;

    /// <param name="subject">What the row is about: an id, or 0 for the desk.</param>
    /// <param name="now">The database's time, to be used instead of the node's.</param>
    /// <param name="cancellationToken">Ends the work; it is then tried again.</param>
    /// <returns>When it falls due again; null when it is done.</returns>
    Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Work that recurs: its row is made when the desk starts.</summary>
public interface IRecurringWork : IDueWork
{
    /// <summary>Five fields (minute, hour, day, month, weekday), read in UTC.</summary>
    string Schedule { get; }

    /// <summary>When it is due next; null for a schedule that has no further time.</summary>
    DateTimeOffset? NextAfter(DateTimeOffset now) => CronExpression.Parse(Schedule).GetNextOccurrence(now, TimeZoneInfo.Utc);
}
