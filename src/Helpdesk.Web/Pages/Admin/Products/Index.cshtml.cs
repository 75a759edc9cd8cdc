using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListFamilies.Row> Families { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Families = await Send(new ListFamilies.Query());
}
