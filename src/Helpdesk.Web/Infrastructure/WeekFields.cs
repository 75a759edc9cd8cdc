using System.Globalization;
using Helpdesk.Application.Clocks;

namespace Helpdesk.Web.Infrastructure;

/// <summary>The hours of a week in a form; named so that they bind as the page's <c>Input.Week</c>.</summary>
/// <param name="Hint">What an empty pair and an end before the begin mean here.</param>
public sealed record WeekFields(WeekFields.Holder Input, string Hint)
{
    public static WeekFields Of(IList<WeekForm.Day> week, string hint) => new(new Holder(week), hint);

    public static string DayName(int index) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(WeekForm.Days[index]);

    /// <summary>The week in words, to be compared.</summary>
    public static string Worded(IEnumerable<WeekForm.Day> week) => string.Join("; ", week.Take(WeekForm.Days.Count).Index()
        .Select(d => (Name: DayName(d.Index), Shifts: d.Item.Shifts.Where(s => s.From is not null).Select(s => $"{Clock(s.From)}–{Clock(s.Until)}").ToList()))
        .Where(d => d.Shifts.Count > 0).Select(d => $"{d.Name} {string.Join(", ", d.Shifts)}"));

    public static string Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    public sealed record Holder(IList<WeekForm.Day> Week);
}
