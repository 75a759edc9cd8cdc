using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages;

/// <summary>The switch for the language of the interface.</summary>
[AllowAnonymous]
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect(SharedLinks.Portal);

    public IActionResult OnPost(string language, string returnUrl)
    {
        if (WordList.Cultures.FirstOrDefault(c => c.Name == language) is { } culture)
        {
            HttpContext.Choose(culture);
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : SharedLinks.Portal);
    }
}
