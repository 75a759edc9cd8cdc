using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

/// <summary>Tickets whose owners may not have them any more, each with the way to another owner.</summary>
public sealed class RehomeModel : HelpdeskPage
{
    public IReadOnlyList<ListToRehome.Row> Rows { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Rows = await Send(new ListToRehome.Query());
}
