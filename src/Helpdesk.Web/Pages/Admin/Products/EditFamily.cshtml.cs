using Helpdesk.Application.Products;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Products;

public sealed class EditFamilyModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditFamily.Command Input { get; set; } = new();

    public EditFamily.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditFamily.Query(Id));

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(ProductsLinks.Family(Id), "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Catalog.NameEn"], Now.Form.NameEn, Input.NameEn),
            new(T["Catalog.NameDe"], Now.Form.NameDe, Input.NameDe),
            new(T["Catalog.Icon"], IconWord(Now.Form.Icon), IconWord(Input.Icon)),
            new(T["Catalog.Mandatory"], Listed(Now.Form.MandatoryFields), Listed(Input.MandatoryFields)),
            new(T["Catalog.Checklist"], Now.Form.DiagnosticsChecklist, Input.DiagnosticsChecklist),
            new(T["Catalog.PlannedSkips"], Listed(Now.Form.PlannedSkips), Listed(Input.PlannedSkips)));
        Input = Input with { Version = Now.Form.Version };
    }

    private string IconWord(string icon) => T[$"Catalog.Icon.{icon}"];

    private string Listed<TValue>(IEnumerable<TValue> values) where TValue : struct, Enum => string.Join(", ", values.Order().Select(v => T.Of(v)));
}
