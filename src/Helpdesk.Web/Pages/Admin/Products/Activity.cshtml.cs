using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

/// <summary>Out of use, or into use again: says first what it means.</summary>
public sealed class ActivityModel : HelpdeskPage
{
    [FromRoute]
    public CatalogPart Part { get; set; }

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public Deactivate.Command Input { get; set; } = new();

    public Deactivate.Result Now { get; private set; } = null!;

    public string Back => Part switch
    {
        CatalogPart.Family => ProductsLinks.EditFamily(Id),
        CatalogPart.Product => ProductsLinks.EditProduct(Id),
        CatalogPart.Generation => ProductsLinks.EditGeneration(Id),
    };

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new Deactivate.Query(Part, Id));

    public void OnGet() => Input = new() { Version = Now.Version };

    public async Task<IActionResult> OnPostDeactivateAsync()
    {
        await Send(Input with { Part = Part, Id = Id });
        return Done(ProductsLinks.Family(Now.FamilyId), "Catalog.Deactivated");
    }

    public async Task<IActionResult> OnPostReactivateAsync()
    {
        await Send(new Reactivate.Command { Part = Part, Id = Id, Version = Input.Version });
        return Done(ProductsLinks.Family(Now.FamilyId), "Catalog.Reactivated");
    }

    public override void Rebase() => Input = Input with { Version = Now.Version };
}
