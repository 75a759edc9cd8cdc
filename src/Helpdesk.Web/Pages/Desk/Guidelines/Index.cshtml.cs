using Helpdesk.Application.Guidelines;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Desk.Guidelines;

/// <summary>How customers are treated here: what I have still to read, and what I keep to already.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public MyGuidelines.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new MyGuidelines.Query());
}
