using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.TagHelpers;

/// <summary>An entry of a select or a check list.</summary>
public static class Choice
{
    public static SelectListItem Of(long id, string text) => new(text, id.ToString(CultureInfo.InvariantCulture));
}
