using Helpdesk.Application.Teams;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Teams;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListTeams.Row> Teams { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Teams = await Send(new ListTeams.Query());
}
