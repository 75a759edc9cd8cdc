using Helpdesk.Application.Organisations;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Organisations;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListOrganisations.Row> Organisations { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Organisations = await Send(new ListOrganisations.Query());
}
