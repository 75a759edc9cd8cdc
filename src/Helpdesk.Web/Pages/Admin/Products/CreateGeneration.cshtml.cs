using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class CreateGenerationModel : HelpdeskPage
{
    [FromRoute]
    public long Product { get; set; }

    [BindProperty]
    public CreateGeneration.Command Input { get; set; } = new();

    public CreateGeneration.Result Of { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Of = await Send(new CreateGeneration.Query(Product));

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Product = Product });
        return Done(ProductsLinks.Family(Of.FamilyId), "Catalog.Generation.Created");
    }
}
