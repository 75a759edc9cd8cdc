using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages;

/// <summary>Remembers the language of the interface for a year.</summary>
[AllowAnonymous]
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(SharedLinks.Portal);

    public IActionResult OnPost(string language, string returnUrl)
    {
        if (WordList.Cultures.FirstOrDefault(c => c.Name == language) is { } culture)
        {
            Response.Cookies.Append("language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365),
            });
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : SharedLinks.Portal);
    }
}
