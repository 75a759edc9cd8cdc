using Helpdesk.Application.Portal;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

public sealed class TicketModel : TicketPage
{
    [BindProperty]
    public CustomerReply.Command Input { get; set; } = new();

    /// <summary>What was typed is shown again even when it can no longer be sent.</summary>
    public bool ShowsReply => Ticket.Reply.IsAllowed || Input.Body.Length > 0;

    public async Task<IActionResult> OnPostReplyAsync()
    {
        await Send(Input with { Access = Access });
        return BackToTicket("Portal.Said.Replied");
    }

    public async Task<IActionResult> OnPostConfirmAsync()
    {
        await Send(new Confirm.Command(Access));
        return BackToTicket("Portal.Said.Confirmed");
    }

    public async Task<IActionResult> OnPostKeepAsync()
    {
        await Send(new AddToMyTickets.Command(Access.Token ?? ""));
        return BackToTicket("Portal.Said.Kept");
    }
}
