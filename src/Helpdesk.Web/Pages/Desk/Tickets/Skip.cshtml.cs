using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Give it back, say why, and go on to the next.</summary>
public sealed class SkipModel : TicketFormPage
{
    [BindProperty]
    public Skip.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Release;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return Done(DeskLinks.Next, "Routing.Skipped");
    }
}
