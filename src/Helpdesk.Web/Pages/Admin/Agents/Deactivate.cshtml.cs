using Helpdesk.Application.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Agents;

/// <summary>Says what follows, lists the tickets to re-home, and asks.</summary>
public sealed class DeactivateModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DeactivateAgent.Command Input { get; set; } = new(0, 0);

    public DeactivateAgent.Consequences Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new DeactivateAgent.Query(Id));

    public void OnGet() => Input = new(Id, Now.Version);

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Agent = Id });
        return Done(AgentLinks.Show(Id), "People.Deactivated");
    }

    public async Task<IActionResult> OnPostReactivateAsync()
    {
        await Send(new ReactivateAgent.Command(Id, Input.Version));
        return Done(AgentLinks.Show(Id), "People.Reactivated");
    }

    public override void Rebase() => Input = Input with { Version = Now.Version };
}
