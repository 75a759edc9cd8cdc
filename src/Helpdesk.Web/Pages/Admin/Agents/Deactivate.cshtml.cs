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
    public int Version { get; set; }

    public DeactivateAgent.Consequences Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new DeactivateAgent.Query(Id));

    public void OnGet() => Version = Now.Version;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(new DeactivateAgent.Command(Id, Version));
        return Done(AgentLinks.Show(Id), "People.Deactivated");
    }

    public async Task<IActionResult> OnPostReactivateAsync()
    {
        await Send(new ReactivateAgent.Command(Id, Version));
        return Done(AgentLinks.Show(Id), "People.Reactivated");
    }

    public override void Rebase()
    {
        Version = Now.Version;
        ModelState.Remove(nameof(Version));
    }
}
