using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Taking a ticket; when somebody was faster, or a qualification is missing, this page says so.</summary>
public sealed class ClaimModel : TicketFormPage
{
    public override TicketVerb Verb => TicketVerb.Claim;

    /// <summary>A claim carries no version: who owns the ticket decides.</summary>
    protected override int FormVersion { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(new Claim.Command(Id));
        return BackToTheTicket("Tickets.Claimed");
    }
}
