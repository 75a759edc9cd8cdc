using Helpdesk.Domain.Clocks;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>
/// The slow and obvious reference: a picture of every minute, each of which counts or does not. It knows calendars by their rules alone.
/// </summary>
internal sealed class Film
{
    /// <summary>Eight years.</summary>
    public const int Minutes = 8 * 366 * 24 * 60;

    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly[] Holidays = [new(2026, 12, 25), new(2027, 1, 1), new(2028, 5, 1)];

    /// <summary>The same calendars twice: as the product reads them, and as anybody would say them.</summary>
    public static readonly BusinessTime[] Hours =
    [
        Of("Europe/Berlin", [.. Enumerable.Range(1, 5).SelectMany(day => new[] { Shift(day, 8, 12), Shift(day, 13, 17) })], Holidays),
        Of("America/New_York", [.. Enumerable.Range(0, 6).Select(day => Shift(day, 22, 6))], []),
        Of("Australia/Lord_Howe", [Shift(0, 0, 0), Shift(1, 0, 0), Shift(3, 0, 0)], []),
    ];

    private static readonly Func<DateTime, bool>[] Rules =
    [
        local => local.Hour is (>= 8 and < 12) or (>= 13 and < 17)
            && local.DayOfWeek is not (DayOfWeek.Sunday or DayOfWeek.Saturday) && !Holidays.Contains(DateOnly.FromDateTime(local)),
        local => local.Hour >= 22 ? local.DayOfWeek != DayOfWeek.Saturday : local.Hour < 6 && local.DayOfWeek != DayOfWeek.Sunday,
        local => local.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Monday or DayOfWeek.Wednesday,
    ];

    private static readonly bool[][] IsOpen =
    [
        Shown("Europe/Berlin", Rules[0]), Shown("America/New_York", Rules[1]), Shown("Australia/Lord_Howe", Rules[2]),
    ];

    private readonly Dictionary<Party, List<int>> counted = new() { [Party.Customer] = [0], [Party.Team] = [0] };

    /// <summary>So it was for so many minutes.</summary>
    public void Record(ClockFacts facts, int minutes)
    {
        foreach (var (party, sums) in counted)
        {
            var promise = facts.Of(party);
            var open = promise is null || promise.StopsIn.Contains(facts.State) || facts.State is TicketState.Resolved or TicketState.Closed
                ? null : IsOpen[promise.CalendarId];
            for (var i = 0; i < minutes && sums.Count <= Minutes; i++)
            {
                sums.Add(sums[^1] + (open is not null && open[sums.Count - 1] ? 1 : 0));
            }
        }
    }

    public TimeSpan Elapsed(TicketClock clock, DateTimeOffset now)
    {
        var sums = counted[clock.Kind.Party()];
        return TimeSpan.FromMinutes(sums[At(clock.EndedAt ?? now)] - sums[At(clock.StartedAt)]);
    }

    /// <summary>The film goes on as it ended; what takes longer than it lasts nobody knows.</summary>
    public bool KnowsWhen(TicketClock clock) => DueAt(clock) is not null || clock.DueAt is null;

    public DateTimeOffset? DueAt(TicketClock clock)
    {
        var sums = counted[clock.Kind.Party()];
        var (from, target) = (At(clock.StartedAt), (int)clock.Target.TotalMinutes);
        for (var minute = from; minute < sums.Count; minute++)
        {
            if (sums[minute] - sums[from] >= target)
            {
                return Begin.AddMinutes(minute);
            }
        }

        return null;
    }

    private static int At(DateTimeOffset moment) => (int)(moment - Begin).TotalMinutes;

    private static bool[] Shown(string zone, Func<DateTime, bool> rule)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return [.. Enumerable.Range(0, Minutes).Select(m => rule(TimeZoneInfo.ConvertTimeFromUtc(Begin.UtcDateTime.AddMinutes(m), place)))];
    }

    private static BusinessTime Of(string zone, WeeklyShift[] week, DateOnly[] holidays) =>
        new(new OpeningHours(default, new(zone, week, [.. holidays.Select(day => new DayException(day, default, default))], [])));

    private static WeeklyShift Shift(int day, int from, int until) => new((DayOfWeek)day, new(from, 0), new(until, 0));
}
