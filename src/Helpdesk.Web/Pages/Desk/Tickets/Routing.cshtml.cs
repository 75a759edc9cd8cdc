using Helpdesk.Application.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Why this person: every decision about who gets the ticket.</summary>
public sealed class RoutingModel : TicketPage
{
    public ListDecisions.Result Shown { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Send(new ListDecisions.Query(Id));
}
