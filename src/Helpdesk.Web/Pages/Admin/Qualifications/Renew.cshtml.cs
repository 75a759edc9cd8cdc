using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Admin.Agents;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

/// <summary>How many cases of the skill somebody solved lately, and the confirmation that this is enough.</summary>
public sealed class RenewModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public RenewByEvidence.Command Input { get; set; } = new();

    public RenewByEvidence.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new RenewByEvidence.Query(Id));

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Qualification = Id });
        return Done(AgentLinks.Show(Now.Agent), "Trainings.Renewed");
    }
}
