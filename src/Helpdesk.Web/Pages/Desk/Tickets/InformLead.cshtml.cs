using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A lead has to look: why?</summary>
public sealed class InformLeadModel : TicketFormPage
{
    [BindProperty]
    public InformLead.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.InformLead;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Moves.LeadInformed");
    }
}
