using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Steps;

public sealed class IndexModel : HelpdeskPage
{
    public IReadOnlyList<ListSteps.Row> Steps { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Steps = await Send(new ListSteps.Query());
}
