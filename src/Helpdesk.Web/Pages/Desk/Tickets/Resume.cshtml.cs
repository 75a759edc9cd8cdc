using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Working on after waiting.</summary>
public sealed class ResumeModel : TicketFormPage
{
    [BindProperty]
    public Resume.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Resume;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Resumed");
    }
}
