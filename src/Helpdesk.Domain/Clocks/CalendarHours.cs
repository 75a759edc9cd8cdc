using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Clocks;

/// <summary>Hours of one weekday by the wall clock; an end that is not after the begin is on the next day, two times alike are a whole day.</summary>
public sealed record WeekSpan(DayOfWeek Day, TimeOnly From, TimeOnly Until);

/// <summary>A day on which other hours hold than in the week: a holiday without any (two times alike), or its own.</summary>
public sealed record SpecialDay(DateOnly Day, TimeOnly From, TimeOnly Until, string Name)
{
    public const int NameMaxLength = 100;

    public static SpecialDay Holiday(DateOnly day, string name) => new(day, default, default, name);

    public bool IsClosed => From == Until;
}

/// <summary>When a calendar is open: a week, and the days that differ from it.</summary>
/// <param name="TimeZone">IANA name of the zone in which all of it is meant.</param>
public sealed record CalendarHours(string TimeZone, IReadOnlyList<WeekSpan> Week, IReadOnlyList<SpecialDay> Days)
{
    /// <summary>Nine to five from Monday to Friday, where nothing else is known.</summary>
    public static CalendarHours OfAnOffice(string timeZone) => new(
        timeZone, [.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => new WeekSpan((DayOfWeek)day, new(9, 0), new(17, 0)))], []);

    /// <summary>Of a week without special days.</summary>
    public TimeSpan AWeek => Week.Aggregate(TimeSpan.Zero, (sum, s) => sum + WeeklyShift.Length(s.From, s.Until));

    /// <summary>The first day without hours that is not over yet.</summary>
    public SpecialDay? NextHoliday(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        return Days.Where(d => d.IsClosed && d.Day >= today).MinBy(d => d.Day);
    }

    public Verdict CanHold() => Verdict.Unless(Week.Count > 0, Reason.Of("ACalendarHasHours").At(nameof(Week)))
        .And(Verdict.Unless(Week.Count <= ServiceCalendar.MaxSpans, Reason.Of("AWeekHasSoManyShifts", ServiceCalendar.MaxSpans).At(nameof(Week))))
        .And(Verdict.Unless(!WeeklyShift.Overlap(Shifts), Reason.Of("SpansDoNotOverlap").At(nameof(Week))))
        .And(Verdict.Unless(Days.Count <= ServiceCalendar.MaxDays, Reason.Of("ACalendarHasSoManyDays", ServiceCalendar.MaxDays).At(nameof(Days))))
        .And(Verdict.Unless(Days.DistinctBy(d => d.Day).Count() == Days.Count, Reason.Of("ADayHasOneException").At(nameof(Days))));

    /// <summary>With these days as well; one that is there already is replaced.</summary>
    public CalendarHours With(IEnumerable<SpecialDay> days)
    {
        var added = days.DistinctBy(d => d.Day).ToDictionary(d => d.Day);
        return this with { Days = [.. Days.Where(d => !added.ContainsKey(d.Day)).Concat(added.Values).OrderBy(d => d.Day)] };
    }

    public CalendarHours Without(DateOnly day) => this with { Days = [.. Days.Where(d => d.Day != day)] };

    public Schedule AsSchedule() => new(TimeZone, Shifts, [.. Days.Select(d => new DayException(d.Day, d.From, d.Until))], []);

    public bool Equals(CalendarHours? other) =>
        other is not null && TimeZone == other.TimeZone && Week.SequenceEqual(other.Week) && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(TimeZone, Week.Count, Days.Count);

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private WeeklyShift[] Shifts => [.. Week.Select(s => new WeeklyShift(s.Day, s.From, s.Until))];
}
