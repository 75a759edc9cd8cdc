using Helpdesk.Application.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Teams;

/// <summary>Takes a team out of service, or back: says first what it means.</summary>
public sealed class ActivityModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public DeactivateTeam.Command Input { get; set; } = new();

    public DeactivateTeam.Result Now { get; private set; } = null!;

    public bool IsPossible => Now.ActiveTickets == 0 || Now.Heirs.Count > 0;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new DeactivateTeam.Query(Id));

    public void OnGet() => Input = new() { Version = Now.Version };

    public async Task<IActionResult> OnPostDeactivateAsync()
    {
        await Send(Input with { Id = Id });
        return Done(TeamsLinks.Team(Id), "Catalog.Team.Deactivated");
    }

    public async Task<IActionResult> OnPostReactivateAsync()
    {
        await Send(new ReactivateTeam.Command { Id = Id, Version = Input.Version });
        return Done(TeamsLinks.Team(Id), "Catalog.Team.Reactivated");
    }

    public override void Rebase() => Input = Input with { Version = Now.Version };
}
