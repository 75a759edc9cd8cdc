namespace Helpdesk.Domain.Clocks;

/// <summary>
/// What a clock shows: pure readings of the spans since it began. A clock keeps no time of its own, so it cannot restart.
/// </summary>
public static class DueTimes
{
    /// <summary>The business time that was used.</summary>
    /// <param name="spans">Of one party, in order, from the clock's beginning on.</param>
    /// <param name="hours">The calendars by id.</param>
    /// <param name="now">Until then.</param>
    public static TimeSpan Elapsed(IEnumerable<LedgerSpan> spans, Func<long, BusinessTime> hours, DateTimeOffset now)
    {
        var sum = TimeSpan.Zero;
        foreach (var span in spans)
        {
            sum += span.UsedUntil(now, Of(span, hours));
        }

        return sum;
    }

    /// <summary>
    /// When the target is used up, by what is known now. Null while the clock stands and there is time left: then nobody can say.
    /// </summary>
    public static DateTimeOffset? DueAt(IEnumerable<LedgerSpan> spans, Func<long, BusinessTime> hours, TimeSpan target)
    {
        var left = target;
        foreach (var span in spans)
        {
            if (!span.Runs || Of(span, hours) is not { } calendar)
            {
                continue;
            }

            if (span.Until is not { } until)
            {
                return calendar.After(span.From, left);
            }

            if (span.Used >= left)
            {
                var reached = calendar.After(span.From, left);
                return reached < until ? reached : until;
            }

            left -= span.Used;
        }

        return null;
    }

    private static BusinessTime? Of(LedgerSpan span, Func<long, BusinessTime> hours) => span.CalendarId is { } id ? hours(id) : null;
}
