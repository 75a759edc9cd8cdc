using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Impact and urgency; the priority follows.</summary>
public sealed class TriageModel : TicketFormPage
{
    [BindProperty]
    public Triage.Command Input { get; set; } = new();

    public override TicketVerb Verb => TicketVerb.Triage;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public void OnGet() => Input = Input with { Impact = Shown.Ticket.Impact, Urgency = Shown.Ticket.Urgency };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Triaged");
    }
}
