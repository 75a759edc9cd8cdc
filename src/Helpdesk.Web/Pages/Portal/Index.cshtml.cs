using Helpdesk.Application.Portal;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Portal;

public sealed class IndexModel : HelpdeskPage
{
    public PrepareReport.Result Offer { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Offer = await Send(new PrepareReport.Query(null, null, null));
}
