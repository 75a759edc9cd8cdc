using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Impact and urgency, from which the priority follows, and what it is about.</summary>
public sealed class TriageModel : TicketFormPage
{
    [BindProperty]
    public Triage.Command Input { get; set; } = new();

    public IReadOnlyList<ListCategories.Category> Categories { get; private set; } = [];

    public override TicketVerb Verb => TicketVerb.Triage;

    protected override int FormVersion
    {
        get => Input.Version;
        set => Input = Input with { Version = value };
    }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        await base.LoadAsync(cancellationToken);
        Categories = await Send(new ListCategories.Query(Id));
    }

    public void OnGet() => Input = Input with { Impact = Shown.Ticket.Impact, Urgency = Shown.Ticket.Urgency, CategoryId = Shown.Ticket.CategoryId };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Ticket = Id });
        return BackToTheTicket("Tickets.Triaged");
    }
}
