using System.Globalization;
using Helpdesk.Application.Settings;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Times as the reader's clock shows them: the zone the browser named in a cookie, else the company's, said so.</summary>
public sealed class ReaderTime(IHttpContextAccessor http, DeskProfile profile, TimeProvider time)
{
    public const string Cookie = "tz";

    public TimeZoneInfo Zone => Own ?? profile.Zone;

    private TimeZoneInfo? Own => field ??= Find(http.HttpContext?.Request.Cookies[Cookie]);

    public DateTimeOffset Now => time.GetUtcNow();

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The moment that a clock in the reader's zone shows; one that daylight saving skips is taken an hour on.</summary>
    public DateTimeOffset FromLocal(DateTime local) => local.In(Zone);

    /// <summary>23 Nov 2026, 14:05, with the zone where it is not the reader's own.</summary>
    public string Full(DateTimeOffset at) =>
        Local(at).ToString(IsGerman ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.CurrentCulture)
        + (Own is null ? $" {Offset(Local(at).Offset)}" : "");

    public string Day(DateTimeOffset at) =>
        Local(at).ToString(IsGerman ? "d. MMM yyyy" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Mon, 23 Nov 2026: a day by itself, in whatever zone it is meant.</summary>
    public static string Date(DateOnly day) => day.ToString(IsGerman ? "ddd, d. MMM yyyy" : "ddd, d MMM yyyy", CultureInfo.CurrentCulture);

    public string Weekday(DateTimeOffset at) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(Local(at).DayOfWeek);

    /// <summary>The last day of what ends at this moment: what ends at midnight ends on the day before.</summary>
    public string LastDay(DateTimeOffset end) => Day(end.AddTicks(-1));

    /// <summary>The moment after the day on which a date was chosen, for ends that include their last day.</summary>
    public DateTimeOffset EndOfDay(DateTimeOffset at) => FromLocal(Local(at).Date.AddDays(1));

    /// <summary>For <c>datetime-local</c> inputs.</summary>
    public string Input(DateTimeOffset? at) =>
        at is { } value ? Local(value).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : "";

    /// <summary>How long ago, in the largest unit that fits: 5 min, 3 h, 12 d.</summary>
    public string Since(DateTimeOffset at) => Span(Now - at);

    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 60 } => $"{Math.Max(0, (int)span.TotalMinutes)} min",
        { TotalHours: < 24 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };

    private static bool IsGerman => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de";

    private static string Offset(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "UTC" : $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";

    private static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
