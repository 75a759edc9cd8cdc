namespace Helpdesk.Domain.Agents;

/// <summary>Hours of one weekday, by the wall clock of the plan's zone; an end that is not after the begin is on the next day.</summary>
public sealed class WeeklyShift
{
    private WeeklyShift()
    {
    }

    public WeeklyShift(DayOfWeek day, TimeOnly from, TimeOnly until) => (Day, From, Until) = (day, from, until);

    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan OneWeek = TimeSpan.FromDays(7);

    public long Id { get; private set; }

    public long PlanId { get; private set; }

    public DayOfWeek Day { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly Until { get; private set; }

    /// <summary>Whether two shifts of a week share a time, also over midnight and from Saturday into Sunday.</summary>
    public static bool Overlap(IReadOnlyList<WeeklyShift> shifts)
    {
        var times = shifts.Select(s => (Begin: s.Begin, End: s.Begin + Length(s.From, s.Until))).OrderBy(t => t.Begin).ToList();
        return times.Zip(times.Skip(1)).Any(p => p.Second.Begin < p.First.End)
            || (times.Count > 1 && times[0].Begin + OneWeek < times[^1].End);
    }

    internal static TimeSpan Length(TimeOnly from, TimeOnly until) => until > from ? until - from : until.ToTimeSpan() - from.ToTimeSpan() + OneDay;

    private TimeSpan Begin => TimeSpan.FromDays((int)Day) + From.ToTimeSpan();
}

/// <summary>A day on which other hours hold than in the week.</summary>
public sealed class DayException
{
    private DayException()
    {
    }

    /// <param name="day">The day in the plan's zone.</param>
    /// <param name="from">When the work begins; the same as <paramref name="until"/> for a day off.</param>
    /// <param name="until">When it ends; before the begin for an end on the next day.</param>
    public DayException(DateOnly day, TimeOnly from, TimeOnly until) => (Day, From, Until) = (day, from, until);

    public long PlanId { get; private set; }

    public DateOnly Day { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly Until { get; private set; }

    public bool IsDayOff => From == Until;
}

/// <summary>A stretch of time: from ≤ t &lt; until.</summary>
public readonly record struct Span(DateTimeOffset From, DateTimeOffset Until);

/// <summary>Who is on shift when: a pure reading of weekly hours, exceptions and absences.</summary>
public sealed record Schedule(
    string TimeZone, IReadOnlyList<WeeklyShift> Week, IReadOnlyList<DayException> Exceptions, IReadOnlyList<Absence> Absences)
{
    /// <summary>Sessions of trainings in which they have a place: then they are at work and take none.</summary>
    public IReadOnlyList<Span> Booked { get; init; } = [];

    /// <summary>Where no shifts are kept, and nobody is absent.</summary>
    public static readonly Schedule Always = new("UTC", [], [], []);

    /// <summary>Further ahead nobody asks whether somebody is still on shift.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <summary>The first moment off shift; null for somebody who is not on shift now, the end of time where no shifts are kept.</summary>
    public DateTimeOffset? OnShiftUntil(DateTimeOffset now)
    {
        if (Week.Count == 0 && Exceptions.Count == 0)
        {
            return Away.Any(a => a.From <= now && now < a.Until) ? null
                : Away.Where(a => a.From > now).Select(a => a.From).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        }

        foreach (var span in Between(now, now + Ahead))
        {
            if (span.From <= now && now < span.Until)
            {
                return span.Until;
            }
        }

        return null;
    }

    /// <summary>The times on shift within these bounds, in order, those that touch joined, without absences and trainings.</summary>
    public IReadOnlyList<Span> Between(DateTimeOffset from, DateTimeOffset until)
    {
        List<Span> worked = Week.Count == 0 && Exceptions.Count == 0 ? [new(from, until)] : Joined(Hours(from, until));
        foreach (var away in Away.Where(a => a.From < until && from < a.Until))
        {
            worked = [.. worked.SelectMany(span => Without(span, away))];
        }

        return worked;
    }

    private IEnumerable<Span> Away => Absences.Select(a => new Span(a.From, a.Until)).Concat(Booked);

    private List<Span> Hours(DateTimeOffset from, DateTimeOffset until)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var clock = new WallClock(zone);
        var other = Exceptions.ToDictionary(e => e.Day);
        List<Span> spans = [];
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(until, zone).DateTime);

        // A shift of the day before may reach into the first day.
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            if (other.TryGetValue(day, out var exception))
            {
                if (!exception.IsDayOff)
                {
                    Add(day, exception.From, exception.Until);
                }

                continue;
            }

            if (Week.Count == 0)
            {
                Add(day, default, default);
            }

            foreach (var shift in Week)
            {
                if (shift.Day == day.DayOfWeek)
                {
                    Add(day, shift.From, shift.Until);
                }
            }
        }

        return spans;

        void Add(DateOnly day, TimeOnly begin, TimeOnly end)
        {
            var starts = clock.At(day, begin);
            var ends = clock.At(day.AddDays(end > begin ? 0 : 1), end);
            var (first, past) = (starts > from ? starts : from, ends < until ? ends : until);
            if (first < past)
            {
                spans.Add(new(first, past));
            }
        }
    }

    private static List<Span> Joined(List<Span> spans)
    {
        spans.Sort((a, b) => a.From.CompareTo(b.From));
        List<Span> joined = [];
        foreach (var span in spans)
        {
            if (joined.Count > 0 && span.From <= joined[^1].Until)
            {
                joined[^1] = joined[^1] with { Until = span.Until > joined[^1].Until ? span.Until : joined[^1].Until };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private static IEnumerable<Span> Without(Span span, Span away)
    {
        if (away.Until <= span.From || span.Until <= away.From)
        {
            yield return span;
            yield break;
        }

        if (span.From < away.From)
        {
            yield return span with { Until = away.From };
        }

        if (away.Until < span.Until)
        {
            yield return span with { From = away.Until };
        }
    }
}
