using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>The numbers of the navigation alone, for a page that stays open.</summary>
public sealed class WaitingModel : HelpdeskPage
{
    public IActionResult OnGet() => LocalRedirect(DeskLinks.Mine);

    public async Task<IActionResult> OnGetCountsAsync() => Partial("_Waiting", await Send(new CountWaiting.Query()));
}
