using Helpdesk.Application.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class CreateProductModel : HelpdeskPage
{
    [FromRoute]
    public long Family { get; set; }

    [BindProperty]
    public CreateProduct.Command Input { get; set; } = new();

    public LocalizedText FamilyName { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => FamilyName = await Send(new CreateProduct.Query(Family));

    public async Task<IActionResult> OnPostAsync() =>
        Done(ProductsLinks.CreateGeneration((await Send(Input with { Family = Family })).Id), "Catalog.Product.Created");
}
