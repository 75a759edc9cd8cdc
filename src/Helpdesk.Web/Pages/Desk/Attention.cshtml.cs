using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>Where a lead has to look.</summary>
public sealed class AttentionModel : HelpdeskPage
{
    public IReadOnlyList<TicketRow> Rows { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Rows = await Send(new GetAttention.Query());
}
