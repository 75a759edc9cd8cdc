using Helpdesk.Application.Providers;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Providers;

public sealed class ProviderModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditProvider.Command Input { get; set; } = new();

    public EditProvider.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditProvider.Query(Id));

    public void OnGet() => Input = new() { Name = Now.Name, SeesMail = Now.SeesMail, Version = Now.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(ProvidersLinks.Provider(Id), "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Catalog.Name"], Now.Name, Input.Name), new(T["ServiceRules.SeesMail"], Granted(Now.SeesMail), Granted(Input.SeesMail)));
        Input = Input with { Version = Now.Version };

        string Granted(bool granted) => T[granted ? "ServiceRules.Granted" : "ServiceRules.NotGranted"];
    }
}
