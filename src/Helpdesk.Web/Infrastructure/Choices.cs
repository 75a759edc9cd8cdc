using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Infrastructure;

/// <summary>What select fields offer.</summary>
public static class Choices
{
    public static IEnumerable<SelectListItem> Choose<T>(this Words words) where T : struct, Enum => words.Choose(Enum.GetValues<T>());

    public static IEnumerable<SelectListItem> Choose<T>(this Words words, IEnumerable<T> values) where T : struct, Enum =>
        values.Select(value => new SelectListItem(words.Of(value), value.ToString()));

    public static SelectListItem Choice(string text, long id) => new(text, id.ToString(CultureInfo.InvariantCulture));
}
