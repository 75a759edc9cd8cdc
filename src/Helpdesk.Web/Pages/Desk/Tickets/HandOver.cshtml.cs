using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Warm to a colleague of the team: who is there, and why it goes to them.</summary>
public sealed class HandOverModel : TicketFormPage
{
    [BindProperty]
    public HandOver.Command Input { get; set; } = new();

    /// <summary>Who could take it and who not, once somebody asks; null before.</summary>
    public IReadOnlyList<Considered>? There { get; private set; }

    public override TicketVerb Verb => TicketVerb.HandOver;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public async Task<PageResult> OnPostWhoAsync()
    {
        There = await Send(new HandOver.Query(Id));
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Routing.Sent");
    }
}
