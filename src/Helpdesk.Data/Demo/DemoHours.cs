using Helpdesk.Domain.Clocks;

namespace Helpdesk.Data.Demo;

/// <summary>By whose hours the maker's desk promises time.</summary>
internal static class DemoHours
{
    private const string Zone = "Europe/Berlin";

    /// <summary>The maker's house in Hamburg.</summary>
    public static ServiceCalendar Office(DateTimeOffset now) => new(
        "Workshop Hamburg",
        new CalendarHours(
            Zone,
            [.. from day in Enumerable.Range(1, 5) from span in new[] { (8, 12), (13, day == 5 ? 16 : 17) } select Span(day, span.Item1, span.Item2)],
            []).With(Holidays(now)),
        now);

    /// <summary>The call centre answers longer, and on Saturdays.</summary>
    public static ServiceCalendar Phone(DateTimeOffset now) => new(
        "Telephone support",
        new CalendarHours(Zone, [.. Enumerable.Range(1, 5).Select(day => Span(day, 7, 22)), Span(6, 9, 18)], []).With(Holidays(now).Where(h => h.IsClosed)),
        now);

    private static WeekSpan Span(int day, int from, int until) => new((DayOfWeek)day, new(from, 0), new(until, 0));

    private static IEnumerable<SpecialDay> Holidays(DateTimeOffset now) => Enumerable.Range(now.Year, 2).SelectMany(year => new[]
    {
        SpecialDay.Holiday(new(year, 1, 1), "New Year's Day"),
        SpecialDay.Holiday(new(year, 5, 1), "Labour Day"),
        SpecialDay.Holiday(new(year, 10, 3), "German Unity Day"),
        SpecialDay.Holiday(new(year, 10, 31), "Reformation Day"),
        new(new(year, 12, 24), new(8, 0), new(12, 0), "Christmas Eve"),
        SpecialDay.Holiday(new(year, 12, 25), "Christmas Day"),
        SpecialDay.Holiday(new(year, 12, 26), "Boxing Day"),
        new(new(year, 12, 31), new(8, 0), new(12, 0), "New Year's Eve"),
    });
}
