using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Desk.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>A number leads to its ticket, words to a list.</summary>
public sealed class FindModel : HelpdeskPage
{
    [FromQuery(Name = "q")]
    public string Text { get; set; } = "";

    public FindTickets.Result Found { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Found = await Send(new FindTickets.Query(Text ?? ""));

    public IActionResult OnGet() => Found.Ticket is { } id ? LocalRedirect(TicketLinks.Ticket(id)) : Page();
}
