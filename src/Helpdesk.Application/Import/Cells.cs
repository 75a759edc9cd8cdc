using System.Globalization;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>From the text of a cell to what it means; what it cannot mean becomes a fault of its line.</summary>
internal static class Cells
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy", "dd.MM.yyyy"];
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] Yes = ["yes", "ja", "true", "wahr", "1"];
    private static readonly string[] No = ["no", "nein", "false", "falsch", "0"];

    public static string Text<T>(this ImportPlan<T> plan, ImportLine line, string column, int max, bool required = true)
    {
        var text = line[column];
        if (text.Length == 0 && required)
        {
            plan.Refuse(line, column, Reason.Of("ACellIsFilled"));
        }
        else if (text.Length > max)
        {
            plan.Refuse(line, column, Reason.Of("ACellIsShortEnough", max, text.Length));
        }

        return text;
    }

    public static string Mail<T>(this ImportPlan<T> plan, ImportLine line, int max)
    {
        var mail = plan.Text(line, Columns.Mail, max);
        if (mail.Length > 0 && !Validating.IsEmail(mail))
        {
            plan.Refuse(line, Columns.Mail, Reason.Of("ACellIsAnAddress", mail));
        }

        return mail;
    }

    public static bool Truth<T>(this ImportPlan<T> plan, ImportLine line, string column)
    {
        var text = line[column].ToLowerInvariant();
        if (!Yes.Contains(text) && !No.Contains(text))
        {
            plan.Refuse(line, column, Reason.Of("ACellIsYesOrNo", line[column]));
        }

        return Yes.Contains(text);
    }

    /// <summary>By the name of the value, in whatever case and spacing, or by its number.</summary>
    public static TEnum Choice<T, TEnum>(this ImportPlan<T> plan, ImportLine line, string column)
        where TEnum : struct, Enum
    {
        var text = line[column];
        var word = string.Concat(text.Where(char.IsLetterOrDigit));
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (value.ToString().Equals(word, StringComparison.OrdinalIgnoreCase) || value.ToString("D") == word)
            {
                return value;
            }
        }

        plan.Refuse(line, column, text.Length == 0
            ? Reason.Of("ACellIsFilled")
            : Reason.Of("ACellIsOneOf", text, string.Join(", ", Enum.GetNames<TEnum>())));
        return default;
    }

    /// <summary>A day begins at midnight where the company is; the end of something is the moment after its last day.</summary>
    public static DateTimeOffset? Moment<T>(this ImportPlan<T> plan, ImportLine line, string column, TimeZoneInfo zone, bool isEnd = false)
    {
        var text = line[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200)
        {
            return (isEnd ? day.AddDays(1) : day).In(zone);
        }

        if (DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact) && exact.Year is > 1900 and < 2200)
        {
            return exact.ToUniversalTime();
        }

        plan.Refuse(line, column, Reason.Of("ACellIsADate", text));
        return null;
    }

    /// <summary>As a day where that says it all, else to the moment.</summary>
    public static string Written(DateTimeOffset? at, TimeZoneInfo zone, bool isEnd = false)
    {
        if (at is not { } moment)
        {
            return "";
        }

        var day = TimeZoneInfo.ConvertTime(moment, zone).Date;
        return day.In(zone) == moment
            ? (isEnd ? day.AddDays(-1) : day).ToString(Days[0], CultureInfo.InvariantCulture)
            : moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
