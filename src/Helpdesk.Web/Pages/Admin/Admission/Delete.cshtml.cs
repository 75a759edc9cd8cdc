using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Admission;

/// <summary>Says who gains and loses admission when the family falls back to the general rule, and asks.</summary>
public sealed class DeleteModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DeleteAdmissionRule.Command Input { get; set; } = new(0, 0);

    public DeleteAdmissionRule.Consequences Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new DeleteAdmissionRule.Query(Id));

    public void OnGet() => Input = new(Id, Now.Version);

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Rule = Id });
        return Done(AdmissionLinks.Index, "People.RuleDeleted");
    }

    public override void Rebase() => Input = Input with { Version = Now.Version };
}
