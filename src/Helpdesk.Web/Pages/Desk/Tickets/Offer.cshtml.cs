using Helpdesk.Application.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>What is held out to me: the whole packet, and yes or no. Whoever offered it takes it back here.</summary>
public sealed class OfferModel : TicketPage
{
    [BindProperty]
    public DeclineOffer.Command Input { get; set; } = new();

    public GetOffer.Result Shown { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Send(new GetOffer.Query(Id));

    public async Task<IActionResult> OnPostAcceptAsync()
    {
        await Send(new AcceptOffer.Command(Id));
        return Done(TicketLinks.Ticket(Id), "Routing.Accepted");
    }

    public async Task<IActionResult> OnPostDeclineAsync()
    {
        await Send(Input with { Ticket = Id });
        return Done(DeskLinks.Home, "Routing.Declined");
    }

    public async Task<IActionResult> OnPostRecallAsync()
    {
        await Send(new RecallOffer.Command(Id));
        return Done(TicketLinks.Ticket(Id), "Routing.Recalled");
    }
}
