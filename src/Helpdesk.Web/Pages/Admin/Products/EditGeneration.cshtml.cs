using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class EditGenerationModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditGeneration.Command Input { get; set; } = new();

    public EditGeneration.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditGeneration.Query(Id));

    public void OnGet() => Input = new() { Name = Now.Name, Lifecycle = Now.Lifecycle, Version = Now.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(ProductsLinks.Family(Now.FamilyId), "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Catalog.Name"], Now.Name, Input.Name),
            new(T["Catalog.Lifecycle"], T.Of(Now.Lifecycle), T.Of(Input.Lifecycle)));
        Input = Input with { Version = Now.Version };
    }
}
