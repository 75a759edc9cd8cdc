using Helpdesk.Application.Alerts;
using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>Where a lead has to look.</summary>
public sealed class AttentionModel : HelpdeskPage
{
    public IReadOnlyList<GetAttention.Row> Rows { get; private set; } = [];

    public IReadOnlyList<ListAlerts.Row> Alerts { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Alerts = await Send(new ListAlerts.Query());
        Rows = await Send(new GetAttention.Query());
    }

    public async Task<IActionResult> OnPostFinishAsync(long alert)
    {
        await Send(new FinishAlert.Command(alert));
        return Done(DeskLinks.Attention, "Alerts.Finished");
    }
}
