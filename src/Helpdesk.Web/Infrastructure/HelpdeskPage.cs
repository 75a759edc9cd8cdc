using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Infrastructure;

/// <summary>
/// A page shows, sends and redirects. What it shows is loaded before every handler, so that a refused form
/// comes back as the complete page with everything that was typed.
/// </summary>
public abstract class HelpdeskPage : PageModel
{
    public CurrentUser CurrentUser => HttpContext.RequestServices.GetRequiredService<ICurrentUser>().User;

    public Words T => HttpContext.RequestServices.GetRequiredService<Words>();

    /// <summary>Loads what the page shows, for GET and for a refused POST alike.</summary>
    public virtual Task LoadAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody saved meanwhile: the page says what, and takes the current version so that sending again works.</summary>
    public virtual void Rebase()
    {
    }

    protected async Task<TResult> Send<TResult>(IRequest<TResult> request)
    {
        var mediator = HttpContext.RequestServices.GetRequiredService<IMediator>();
        var result = await mediator.Send(request, HttpContext.RequestAborted);
        if (request is ICommand<TResult> && CurrentUser.IsAgent)
        {
            // Whoever answered something sees on the next page that it waits no more.
            await mediator.Send(new CountWaiting.Query(), HttpContext.RequestAborted);
        }

        return result;
    }

    /// <summary>After a change: back to a page, which says once that it worked.</summary>
    /// <param name="saidKey">Resource key of the message.</param>
    protected IActionResult Done(string url, string saidKey)
    {
        TempData["Said"] = saidKey;
        return LocalRedirect(url);
    }
}
