using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>A page about one ticket. When somebody saved while its form was filled in, it lists what.</summary>
public abstract class TicketPage : HelpdeskPage
{
    [FromRoute(Name = "id")]
    public long Id { get; set; }

    public IReadOnlyList<TicketChange> Changes { get; private set; } = [];

    /// <param name="filledIn">The version that the form was filled in for; 0 for a new form.</param>
    /// <param name="now">The version of the ticket.</param>
    protected async Task ListChangesAsync(int filledIn, int now) =>
        Changes = filledIn > 0 && filledIn < now ? await Send(new GetChanges.Query(Id, filledIn)) : [];
}
