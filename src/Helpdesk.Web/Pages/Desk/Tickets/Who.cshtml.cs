using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>Who may take the ticket, and of everybody else on the teams why not.</summary>
public sealed class WhoModel : HelpdeskPage
{
    [FromRoute(Name = "id")]
    public long Id { get; set; }

    public WhoMayTakeIt.Result Shown { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Send(new WhoMayTakeIt.Query(Id));

    public void OnGet()
    {
    }
}
