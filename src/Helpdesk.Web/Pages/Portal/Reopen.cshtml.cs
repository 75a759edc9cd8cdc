using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

public sealed class ReopenModel : TicketPage
{
    [BindProperty]
    public Application.Portal.Reopen.Command Input { get; set; } = new();

    public bool ShowsForm => Ticket.Reopen.IsAllowed || Input.Body.Length > 0;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Access = Access });
        return BackToTicket("Portal.Said.Reopened");
    }
}
