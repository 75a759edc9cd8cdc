using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Back into the queue.</summary>
public sealed class ReleaseModel : TicketFormPage
{
    [BindProperty]
    public Release.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Release;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Released");
    }
}
