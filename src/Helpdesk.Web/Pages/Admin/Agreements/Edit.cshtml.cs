using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agreements;

public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditAgreement.Command Input { get; set; } = new();

    public EditAgreement.Form Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditAgreement.Query(Id));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(AgreementLinks.Index, "Agreements.Saved");
    }

    public override void Rebase()
    {
        var now = Now.Input;
        Changes = Change.Between(
            new(T["Agreements.Name"], now.Name, Input.Name), new(T["Agreements.Targets"], AgreementFields.Worded(now), AgreementFields.Worded(Input)),
            new(T["Agreements.Active"], T[now.Active ? "Shared.Yes" : "Shared.No"], T[Input.Active ? "Shared.Yes" : "Shared.No"]));
        Input = Input with { Version = now.Version };
    }
}
