using Helpdesk.Application.Guidelines;
using Helpdesk.Application.Security;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Guidelines;

public sealed class IndexModel : HelpdeskPage
{
    public ListGuidelines.Result Now { get; private set; } = null!;

    public bool Teaches => CurrentUser.May(Permission.TeachPeople);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ListGuidelines.Query());
}
