using Helpdesk.Domain.Agents;

namespace Helpdesk.Domain.Coverage;

/// <summary>
/// Time in quarters of an hour from the beginning of today, by the desk's clock. Quarters are real time, so a day on which the
/// clocks change has 92 or 100 of them; which hour of the week one belongs to, the wall clock says.
/// </summary>
internal sealed class CoverageGrid
{
    public const int QuartersPerHour = 4;
    public const int HoursPerWeek = 7 * 24;

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly int[] dayStarts;

    public CoverageGrid(TimeZoneInfo zone, DateTimeOffset now, int days)
    {
        Zone = zone;
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        From = Midnight(Today);
        Until = Midnight(Today.AddDays(days));
        Count = Floor(Until);
        dayStarts = [.. Enumerable.Range(0, days + 1).Select(d => Floor(Midnight(Today.AddDays(d))))];
        HourOfWeek = [.. Enumerable.Range(0, dayStarts[Math.Min(7, days)]).Select(HourOf)];
    }

    public TimeZoneInfo Zone { get; }

    public DateOnly Today { get; }

    public DateTimeOffset From { get; }

    public DateTimeOffset Until { get; }

    public int Count { get; }

    public int Days => dayStarts.Length - 1;

    /// <summary>Of each quarter of the first seven days: day × 24 + hour, counted from today.</summary>
    public IReadOnlyList<int> HourOfWeek { get; }

    public DateTimeOffset TimeOf(int quarter) => From + (quarter * Quarter);

    public (int From, int Until) Day(int day) => (dayStarts[day], dayStarts[day + 1]);

    /// <summary>The quarters that lie wholly within: whoever comes in the middle of one is not there for it.</summary>
    public (int From, int Until) Within(Span span) => (Math.Max(0, Ceiling(span.From)), Math.Min(Count, Floor(span.Until)));

    private DateTimeOffset Midnight(DateOnly day) => WallClock.At(Zone, day.ToDateTime(default));

    private int HourOf(int quarter)
    {
        var local = TimeZoneInfo.ConvertTime(TimeOf(quarter), Zone).DateTime;
        return ((DateOnly.FromDateTime(local).DayNumber - Today.DayNumber) * 24) + local.Hour;
    }

    private int Floor(DateTimeOffset at) => (int)Math.Clamp(Math.Floor((at - From) / Quarter), 0, int.MaxValue);

    private int Ceiling(DateTimeOffset at) => (int)Math.Clamp(Math.Ceiling((at - From) / Quarter), 0, int.MaxValue);
}

/// <summary>A set of quarters.</summary>
internal sealed class Quarters(int count)
{
    private readonly ulong[] bits = new ulong[(count + 63) / 64];

    public void Add(int from, int until)
    {
        for (var i = from; i < until; i++)
        {
            if ((i & 63) == 0 && i + 64 <= until)
            {
                bits[i >> 6] = ulong.MaxValue;
                i += 63;
                continue;
            }

            bits[i >> 6] |= 1UL << i;
        }
    }

    public void Remove(int quarter) => bits[quarter >> 6] &= ~(1UL << quarter);

    public bool Has(int quarter) => (bits[quarter >> 6] & (1UL << quarter)) != 0;

    /// <summary>How many there are within these bounds.</summary>
    public int CountIn(int from, int until)
    {
        var count = 0;
        for (var word = from >> 6; word << 6 < until; word++)
        {
            count += System.Numerics.BitOperations.PopCount(bits[word] & Mask(word, from, until));
        }

        return count;
    }

    private static ulong Mask(int word, int from, int until)
    {
        var (first, past) = (Math.Max(0, from - (word << 6)), Math.Min(64, until - (word << 6)));
        return (past == 64 ? ulong.MaxValue : (1UL << past) - 1) & (ulong.MaxValue << first);
    }
}
