using System.Globalization;
using Helpdesk.Domain.Shared;
using Microsoft.AspNetCore.Localization;

namespace Helpdesk.Web.Infrastructure;

/// <summary>The language of the interface in this browser, remembered for a year.</summary>
internal static class LanguageCookie
{
    public const string Name = "language";

    public static void Choose(this HttpContext http, CultureInfo culture) =>
        http.Response.Cookies.Append(Name, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365),
        });

    /// <summary>What somebody asked for with their account; what was chosen in this browser stays.</summary>
    public static void Suggest(this HttpContext http, Language language)
    {
        if (!http.Request.Cookies.ContainsKey(Name))
        {
            http.Choose(WordList.CultureOf(language));
        }
    }
}
