using System.Globalization;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.DueWork;

internal static class DueWorkWords
{
    /// <summary>The usual schedules in words, any other as its five fields. They are in UTC, and said so: in the reader's zone a night may be an afternoon.</summary>
    public static string Schedule(this Words words, string schedule) => schedule.Split(' ') switch
    {
        [['*', '/', .. var minutes], "*", "*", "*", "*"] => words["DueWork.EveryMinutes", minutes],
        [var minute, "*", "*", "*", "*"] when IsNumber(minute) => words["DueWork.EveryHour", minute],
        [var minute, var hour, "*", "*", "*"] when IsNumber(minute) && IsNumber(hour) => words["DueWork.EveryDay", $"{hour.PadLeft(2, '0')}:{minute.PadLeft(2, '0')}"],
        _ => words["DueWork.Cron", schedule],
    };

    /// <summary>12 ms, 1.4 s, 5 min.</summary>
    public static string Took(TimeSpan took) => took switch
    {
        { TotalMilliseconds: < 1000 } => string.Create(CultureInfo.CurrentCulture, $"{Math.Max(0, took.TotalMilliseconds):0} ms"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.CurrentCulture, $"{took.TotalSeconds:0.0} s"),
        _ => ReaderTime.Span(took),
    };

    private static bool IsNumber(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
