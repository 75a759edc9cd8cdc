using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Desk.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>"Take next": what it would be, why this one, and what stands in the way of those before it.</summary>
public sealed class NextModel : HelpdeskPage
{
    public ExplainNext.Result Next { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Next = await Send(new ExplainNext.Query());

    public async Task<IActionResult> OnPostAsync() => await Send(new TakeNext.Command()) is { } ticket
        ? Done(TicketLinks.Ticket(ticket), "Routing.Taken")
        : Done(DeskLinks.Next, "Routing.NothingToTake");
}
