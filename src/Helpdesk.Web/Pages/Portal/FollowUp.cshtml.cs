using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

/// <summary>What was solved and fails again, when it can no longer be reopened: a new request that names the old one.</summary>
public sealed class FollowUpModel : TicketPage
{
    [BindProperty]
    public Application.Portal.FollowUp.Command Input { get; set; } = new();

    public bool ShowsForm => Ticket.FollowUp.IsAllowed || Input.Body.Length > 0;

    public async Task<IActionResult> OnPostAsync()
    {
        var link = await Send(Input with { Access = Access });
        return LocalRedirect(PortalLinks.Received(link.Text));
    }
}
