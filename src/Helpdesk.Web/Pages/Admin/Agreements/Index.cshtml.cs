using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Agreements;

public sealed class IndexModel : HelpdeskPage
{
    public ListAgreements.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ListAgreements.Query());
}
