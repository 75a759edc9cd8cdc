using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Portal;

/// <summary>Number and private link, right after reporting. Nothing of it can be asked for again without the link itself.</summary>
public sealed class ReceivedModel(SiteAddress site) : TicketPage
{
    public string Link => site.Of(PortalLinks.Ticket(Access));
}
