using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A small page for one verb of a ticket. When somebody saved meanwhile it lists what, keeps the text and goes on from there.</summary>
public abstract class TicketFormPage : TicketPage
{
    public GetTicketForm.Result Shown { get; private set; } = null!;

    public abstract TicketVerb Verb { get; }

    /// <summary>What was typed is shown again, whatever the ticket has become.</summary>
    public bool ShowsForm => Shown.May.IsAllowed || HttpMethods.IsPost(Request.Method);

    /// <summary>The version that the form was filled in for.</summary>
    protected abstract int FormVersion { get; set; }

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Shown = await Send(new GetTicketForm.Query(Id, Verb));
        await ListChangesAsync(FormVersion, Shown.Ticket.Version);
        if (HttpMethods.IsGet(Request.Method))
        {
            FormVersion = Shown.Ticket.Version;
        }
    }

    public override void Rebase() => FormVersion = Shown.Ticket.Version;

    protected IActionResult BackToTheTicket(string saidKey) => Done(TicketLinks.Ticket(Id), saidKey);
}
