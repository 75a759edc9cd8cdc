using System.Globalization;
using System.Text.Encodings.Web;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Html;

namespace Helpdesk.Web.TagHelpers;

/// <summary>What stands in rows and entries beside badges, as plain functions for the same reason.</summary>
public static class Symbols
{
    public static IHtmlContent Icon(string name) => new HtmlString(IconTagHelper.Svg(name));

    /// <summary>The first letters of the first and last name, for an avatar.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "?",
            1 => StringInfo.GetNextTextElement(words[0]),
            _ => StringInfo.GetNextTextElement(words[0]) + StringInfo.GetNextTextElement(words[^1]),
        };
    }

    public static IHtmlContent Time(this ReaderTime clock, DateTimeOffset at) =>
        new HtmlString($"<time datetime=\"{Stamp(at)}\">{HtmlEncoder.Default.Encode(clock.Full(at))}</time>");

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
