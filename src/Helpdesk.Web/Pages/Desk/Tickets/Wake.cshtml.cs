using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Back on the list before its time.</summary>
public sealed class WakeModel : TicketFormPage
{
    [BindProperty]
    public Wake.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Wake;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Snoozing.NowAwake");
    }
}
