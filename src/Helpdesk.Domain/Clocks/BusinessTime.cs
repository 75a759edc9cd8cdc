using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>
/// How much business time lies between two moments, and when so much of it is over: a calendar laid out as the moments at which it
/// opens and closes, year by year as far as somebody asked. Safe for many threads; one reading of a calendar serves the whole desk.
/// </summary>
public sealed class BusinessTime
{
    /// <summary>A target further ahead than this has no due time; a calendar whose weeks are empty never has one.</summary>
    public const int MostYearsAhead = 20;

    /// <summary>Every hour of every day.</summary>
    public static readonly BusinessTime AroundTheClock = new(new OpeningHours(DateTimeOffset.MinValue, Schedule.Always));

    private readonly IReadOnlyList<OpeningHours> hours;
    private readonly Lock growing = new();
    private volatile Layout layout;

    /// <param name="hours">
    /// What held from when on, in order; the first also before. What a calendar said then counts for then: a change of it changes
    /// nothing that is past.
    /// </param>
    public BusinessTime(params IReadOnlyList<OpeningHours> hours) => (this.hours, layout) = (hours, Layout.Empty);

    /// <summary>The business time from one moment to the next; nothing when they are in the wrong order.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (until <= from)
        {
            return TimeSpan.Zero;
        }

        var known = Covering(from.UtcTicks, until.UtcTicks);
        return TimeSpan.FromTicks(known.Before(until.UtcTicks) - known.Before(from.UtcTicks));
    }

    /// <summary>The first moment at which so much business time has passed since then.</summary>
    /// <exception cref="BrokenRuleException">There is not so much of it in the next <see cref="MostYearsAhead"/> years.</exception>
    public DateTimeOffset After(DateTimeOffset from, TimeSpan amount)
    {
        if (amount <= TimeSpan.Zero)
        {
            return from;
        }

        for (var years = 1; years <= MostYearsAhead; years++)
        {
            var known = Covering(from.UtcTicks, YearsAfter(from, years));
            if (known.Reaching(known.Before(from.UtcTicks) + amount.Ticks) is { } reached)
            {
                return new(reached, TimeSpan.Zero);
            }
        }

        throw new BrokenRuleException([Reason.Of("TheCalendarHasHours")]);
    }

    /// <summary>The latest moment from which so much business time has passed until then; the beginning of time where there never was so much.</summary>
    public DateTimeOffset Before(DateTimeOffset until, TimeSpan amount)
    {
        if (amount <= TimeSpan.Zero)
        {
            return until;
        }

        for (var years = 1; years <= MostYearsAhead; years++)
        {
            var begin = Math.Max(0, until.UtcTicks - (TimeSpan.TicksPerDay * 366 * years));
            var known = Covering(begin, until.UtcTicks);
            var sum = known.Before(until.UtcTicks) - amount.Ticks;
            if (sum >= known.Before(begin))
            {
                return new(known.Latest(sum), TimeSpan.Zero);
            }
        }

        return DateTimeOffset.MinValue;
    }

    /// <summary>Whether the calendar is open at that moment.</summary>
    public bool IsOpenAt(DateTimeOffset moment) => Between(moment, moment.AddTicks(1)) > TimeSpan.Zero;

    private static long YearsAfter(DateTimeOffset from, int years) =>
        from.Year + years < DateTimeOffset.MaxValue.Year ? from.UtcDateTime.AddYears(years).Ticks : DateTimeOffset.MaxValue.UtcTicks;

    private Layout Covering(long from, long until)
    {
        var known = layout;
        return known.From <= from && until <= known.Until ? known : Grow(from, until);
    }

    private Layout Grow(long from, long until)
    {
        lock (growing)
        {
            var known = layout;
            var (first, last) = (new DateTime(from, DateTimeKind.Utc).Year, new DateTime(until, DateTimeKind.Utc).Year);
            if (known.Until > known.From)
            {
                first = Math.Min(first, new DateTime(known.From, DateTimeKind.Utc).Year);
                last = Math.Max(last, new DateTime(known.Until - 1, DateTimeKind.Utc).Year);
            }

            // A zone's day may begin on the day before in UTC: nothing is asked of the first and the last days of time.
            var begin = first <= 1 ? DateTimeOffset.MinValue.AddDays(3) : new(first, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var end = last >= DateTimeOffset.MaxValue.Year ? DateTimeOffset.MaxValue.AddDays(-3) : new DateTimeOffset(last + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return layout = Layout.Of(Open(begin, end), first <= 1 ? 0 : begin.UtcTicks, last >= DateTimeOffset.MaxValue.Year ? long.MaxValue : end.UtcTicks);
        }
    }

    private List<Span> Open(DateTimeOffset from, DateTimeOffset until)
    {
        List<Span> open = [];
        for (var i = 0; i < hours.Count; i++)
        {
            var begins = i == 0 || hours[i].From < from ? from : hours[i].From;
            var ends = i + 1 < hours.Count && hours[i + 1].From < until ? hours[i + 1].From : until;
            if (begins < ends)
            {
                open.AddRange(hours[i].Hours.Between(begins, ends));
            }
        }

        return open;
    }

    /// <summary>Opening hours in order, in ticks of UTC, each with the business time before it.</summary>
    private sealed class Layout(long from, long until, long[] opens, long[] closes, long[] before)
    {
        public static readonly Layout Empty = new(0, 0, [], [], []);

        public long From { get; } = from;

        public long Until { get; } = until;

        public static Layout Of(List<Span> spans, long from, long until)
        {
            var (opens, closes, before) = (new long[spans.Count], new long[spans.Count], new long[spans.Count]);
            var sum = 0L;
            for (var i = 0; i < spans.Count; i++)
            {
                (opens[i], closes[i], before[i]) = (spans[i].From.UtcTicks, spans[i].Until.UtcTicks, sum);
                sum += closes[i] - opens[i];
            }

            return new(from, until, opens, closes, before);
        }

        /// <summary>The business time from the beginning to this moment.</summary>
        public long Before(long moment)
        {
            var at = Array.BinarySearch(opens, moment);
            at = at >= 0 ? at : ~at - 1;
            return at < 0 ? 0 : before[at] + Math.Min(moment, closes[at]) - opens[at];
        }

        /// <summary>The last moment before which there is no more than so much; there must be more.</summary>
        public long Latest(long sum)
        {
            var at = Array.BinarySearch(before, sum);
            at = at >= 0 ? at : ~at - 1;
            return opens[at] + sum - before[at];
        }

        /// <summary>The first moment at which so much is over; null when it is not within what is laid out.</summary>
        public long? Reaching(long sum)
        {
            // The last span that begins before the sum is reached.
            var at = Array.BinarySearch(before, sum);
            at = (at >= 0 ? at : ~at) - 1;
            return at >= 0 && opens[at] + sum - before[at] is var reached && reached <= closes[at] ? reached : null;
        }
    }
}

/// <param name="From">Since when they hold.</param>
/// <param name="Hours">The week and its exceptions; without any, every hour of every day is business time.</param>
public sealed record OpeningHours(DateTimeOffset From, Schedule Hours);
