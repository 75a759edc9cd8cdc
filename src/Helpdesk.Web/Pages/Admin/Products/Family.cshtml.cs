using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class FamilyModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public ShowFamily.Result Family { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Family = await Send(new ShowFamily.Query(Id));
}
