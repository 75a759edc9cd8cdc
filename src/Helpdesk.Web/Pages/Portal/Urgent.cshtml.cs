using Helpdesk.Application.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

public sealed class UrgentModel : TicketPage
{
    [BindProperty]
    public RequestEscalation.Command Input { get; set; } = new();

    public bool ShowsForm => Ticket.RequestEscalation.IsAllowed || Input.Reason.Length > 0;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Access = Access });
        return BackToTicket("Portal.Said.Urgent");
    }
}
