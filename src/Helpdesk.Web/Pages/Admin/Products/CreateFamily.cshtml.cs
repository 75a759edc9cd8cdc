using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class CreateFamilyModel : HelpdeskPage
{
    [BindProperty]
    public CreateFamily.Command Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync() => Done(ProductsLinks.Family((await Send(Input)).Id), "Catalog.Family.Created");
}
