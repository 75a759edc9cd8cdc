using Helpdesk.Application.Organisations;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Organisations;

public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditOrganisation.Command Input { get; set; } = new();

    public EditOrganisation.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditOrganisation.Query(Id));

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(OrganisationLinks.Index, "Organisations.Saved");
    }

    public override void Rebase()
    {
        var now = Now.Form;
        Changes = Change.Between(
            new(T["Organisations.Name"], now.Name, Input.Name), new(T["Organisations.Domains"], now.Domains, Input.Domains),
            new(T["Organisations.Active"], T[now.Active ? "Shared.Yes" : "Shared.No"], T[Input.Active ? "Shared.Yes" : "Shared.No"]));
        Input = Input with { Version = now.Version };
    }
}
