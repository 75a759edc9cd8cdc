using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>It is somebody else's turn: who?</summary>
public sealed class WaitForThirdPartyModel : TicketFormPage
{
    [BindProperty]
    public WaitForThirdParty.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.WaitForThirdParty;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.NowWaits");
    }
}
