using Helpdesk.Application.Providers;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Providers;

/// <summary>Ends or resumes the work with a provider: says first what it means.</summary>
public sealed class ActivityModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DeactivateProvider.Command Input { get; set; } = new();

    public DeactivateProvider.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new DeactivateProvider.Query(Id));

    public void OnGet() => Input = new() { Version = Now.Version };

    public async Task<IActionResult> OnPostDeactivateAsync()
    {
        await Send(Input with { Id = Id });
        return Done(ProvidersLinks.Provider(Id), "Catalog.Provider.Deactivated");
    }

    public async Task<IActionResult> OnPostReactivateAsync()
    {
        await Send(new ReactivateProvider.Command { Id = Id, Version = Input.Version });
        return Done(ProvidersLinks.Provider(Id), "Catalog.Provider.Reactivated");
    }

    public override void Rebase() => Input = Input with { Version = Now.Version };
}
