using Helpdesk.Application.Providers;
using Helpdesk.Web.Infrastructure;

namespace Helpdesk.Web.Pages.Admin.Providers;

/// <summary>Who may serve what, family by family and tier by tier.</summary>
public sealed class RulesModel : HelpdeskPage
{
    public ListServiceRules.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ListServiceRules.Query());
}
