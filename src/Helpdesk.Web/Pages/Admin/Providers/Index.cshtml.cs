using Helpdesk.Application.Providers;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Providers;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListProviders.Row> Providers { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Providers = await Send(new ListProviders.Query());
}
