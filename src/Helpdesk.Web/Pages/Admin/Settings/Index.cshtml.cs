using Helpdesk.Application.Settings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Settings;

public sealed class IndexModel(DeskProfile profile) : HelpdeskPage
{
    public const string Address = "/admin/settings";

    [BindProperty]
    public ChangeSettings.Command Input { get; set; } = new();

    public ChangeSettings.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ChangeSettings.Query());

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        await profile.RefreshAsync(HttpContext.RequestAborted);
        return Done(Address, "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Catalog.Company"], Now.Form.CompanyName, Input.CompanyName),
            new(T["Catalog.TimeZone"], Now.Form.TimeZone, Input.TimeZone),
            new(T["Catalog.LastTier"], T[$"Catalog.LastTier.{Now.Form.LastTier}"], T[$"Catalog.LastTier.{Input.LastTier}"]),
            new(T["Catalog.ReopenDays"], $"{Now.Form.ReopenDays}", $"{Input.ReopenDays}"));
        Input = Input with { Version = Now.Form.Version };
    }
}
