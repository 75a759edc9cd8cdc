using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A resolution is taken back.</summary>
public sealed class ReopenModel : TicketFormPage
{
    [BindProperty]
    public Reopen.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Reopen;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Reopened");
    }
}
