using Helpdesk.Application.Tickets;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk;

/// <summary>Answers of people in training that wait for me, and for leads all of their people's.</summary>
public sealed class ToReleaseModel : HelpdeskPage
{
    public IReadOnlyList<ListToRelease.Row> Rows { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Rows = await Send(new ListToRelease.Query());
}
