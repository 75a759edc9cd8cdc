using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class EditProductModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditProduct.Command Input { get; set; } = new();

    public EditProduct.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditProduct.Query(Id));

    public void OnGet() => Input = new() { Name = Now.Name, Version = Now.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(ProductsLinks.Family(Now.FamilyId), "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(new Change(T["Catalog.Name"], Now.Name, Input.Name));
        Input = Input with { Version = Now.Version };
    }
}
