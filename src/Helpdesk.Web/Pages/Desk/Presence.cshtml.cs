using Helpdesk.Application.Presences;
using Helpdesk.Domain.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>The menu in the top bar: says what comes to me, and goes back to where one was.</summary>
public sealed class PresenceModel(KnownPresences presences) : HelpdeskPage
{
    public IActionResult OnGet() => LocalRedirect(DeskLinks.Home);

    public async Task<IActionResult> OnPostAsync(Presence presence, string? returnUrl)
    {
        await Send(new SetPresence.Command(presence));
        await presences.RefreshAsync(HttpContext.RequestAborted);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : DeskLinks.Home);
    }
}
