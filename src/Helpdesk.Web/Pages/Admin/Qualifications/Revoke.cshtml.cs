using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Admin.Agents;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Qualifications;

public sealed class RevokeModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public RevokeQualification.Command Input { get; set; } = new();

    public RevokeQualification.Subject Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new RevokeQualification.Query(Id));

    public void OnGet() => Input = new() { Version = Now.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Qualification = Id });
        return Done(AgentLinks.Show(Now.Agent), "People.Revoked");
    }

    public override void Rebase() => Input = Input with { Version = Now.Version };
}
