using Helpdesk.Web.Infrastructure;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages;

/// <summary>Whatever went wrong, a complete page in the reader's language says what to do.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    /// <summary>Which text is shown: one per status that has something of its own to say.</summary>
    public int Kind => Status switch
    {
        400 or 403 or 404 or 503 => Status,
        < 500 => 404,
        _ => 500,
    };

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // From the route itself: where the failure is a form that cannot be read, binding would fail once more.
        Status = Convert.ToInt32(RouteData.Values["status"], CultureInfo.InvariantCulture);
        if (Outage.Of(HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error) is not null)
        {
            Status = StatusCodes.Status503ServiceUnavailable;
        }

        Response.StatusCode = Status is >= 400 and < 600 ? Status : StatusCodes.Status404NotFound;
    }
}
