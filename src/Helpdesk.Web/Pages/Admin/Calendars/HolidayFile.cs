using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Helpdesk.Web.Pages.Admin.Calendars;

/// <summary>Whole days of a calendar file (RFC 5545): each without hours. What has a time of day is an appointment, no holiday.</summary>
internal static class HolidayFile
{
    public const int MaxBytes = 1024 * 1024;

    /// <summary>What recurs is read as far ahead.</summary>
    private const int YearsAhead = 5;

    private const int EarliestYear = 1900;

    /// <param name="text">The file.</param>
    /// <param name="from">Days before it are left out.</param>
    /// <param name="most">So many are read at most, and one more, by which one sees that there are more.</param>
    /// <returns>The days in order; null for what is no calendar file.</returns>
    public static IReadOnlyList<(DateOnly Day, string Name)>? Read(string text, DateOnly from, int most)
    {
        try
        {
            if (Calendar.Load(text) is not { } calendar)
            {
                return null;
            }

            var until = from.AddYears(YearsAhead);
            return
            [
                .. calendar.Events.Where(e => e.Start is { HasTime: false }).Select(e => Bounded(e, until)).OfType<CalendarEvent>().SelectMany(e => Days(e, from, until, most))
                    .OrderBy(d => d.Day).DistinctBy(d => d.Day).Take(most + 1),
            ];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A file from outside may break its reader in any way it likes.
            return null;
        }
    }

    /// <summary>
    /// A rule may never come true, like each thirtieth of February, and would then be looked at for ever: it ends with the time asked for.
    /// No holiday comes more often than daily, and none began before there were calendars; null for what says so.
    /// </summary>
    private static CalendarEvent? Bounded(CalendarEvent whole, DateOnly until)
    {
        if (whole.RecurrenceRule is not { } rule)
        {
            return whole;
        }

        if (rule.Frequency < FrequencyType.Daily || whole.Start!.Value.Year < EarliestYear)
        {
            return null;
        }

        if (rule.Until is null || DateOnly.FromDateTime(rule.Until.Value) > until)
        {
            (rule.Count, rule.Until) = (null, new CalDateTime(until));
        }

        return whole;
    }

    private static IEnumerable<(DateOnly Day, string Name)> Days(CalendarEvent whole, DateOnly from, DateOnly until, int most)
    {
        // One that began before and lasts into the time asked for counts with the rest of its days.
        foreach (var occurrence in whole.GetOccurrences(new CalDateTime(from.AddDays(-most))).Take(most + 1))
        {
            var begin = DateOnly.FromDateTime(occurrence.Period.StartTime.Value);
            if (begin >= until)
            {
                yield break;
            }

            var end = occurrence.Period.EffectiveEndTime is { } e ? DateOnly.FromDateTime(e.Value) : begin.AddDays(1);
            for (var day = begin; (day < end || day == begin) && day < until && day < begin.AddDays(most); day = day.AddDays(1))
            {
                if (day >= from)
                {
                    yield return (day, whole.Summary ?? "");
                }
            }
        }
    }
}
