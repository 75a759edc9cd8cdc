using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>What was promised about a ticket, who used the time, and what the steps did.</summary>
public sealed class ClocksModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public ShowClocks.Result Shown { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Shown = await Send(new ShowClocks.Query(Id));
}
