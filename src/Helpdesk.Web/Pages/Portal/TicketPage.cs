using System.Globalization;
using Helpdesk.Application.Portal;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Portal;

/// <summary>
/// Pages about one ticket of a customer, reached by its private link or from one's own list. The address of the first is a secret:
/// it stays out of caches and out of the Referer of whatever the reader opens next.
/// </summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class TicketPage : HelpdeskPage
{
    public FollowTicket.Result Ticket { get; private set; } = null!;

    /// <summary>From the route alone, never from a form.</summary>
    public TicketAccess Access => RouteData.Values["token"] is string token
        ? new(token)
        : new(Ticket: long.Parse((string)RouteData.Values["id"]!, CultureInfo.InvariantCulture));

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Ticket = await Send(new FollowTicket.Query(Access));
    }

    protected IActionResult BackToTicket(string saidKey) => Done(PortalLinks.Ticket(Access), saidKey);
}
