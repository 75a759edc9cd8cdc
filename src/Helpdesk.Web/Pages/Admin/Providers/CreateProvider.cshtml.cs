using Helpdesk.Application.Providers;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Providers;

public sealed class CreateProviderModel : HelpdeskPage
{
    [BindProperty]
    public CreateProvider.Command Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync() => Done(ProvidersLinks.Provider((await Send(Input)).Id), "Catalog.Provider.Created");
}
