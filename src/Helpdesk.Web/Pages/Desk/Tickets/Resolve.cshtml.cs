using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>The closing answer and what First Level learns from it.</summary>
public sealed class ResolveModel : TicketFormPage
{
    [BindProperty]
    public Resolve.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Resolve;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Resolved");
    }
}
