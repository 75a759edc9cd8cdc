using Helpdesk.Application.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Teams;

public sealed class CreateTeamModel : HelpdeskPage
{
    [BindProperty]
    public CreateTeam.Command Input { get; set; } = new();

    public CreateTeam.Result Choices { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Choices = await Send(new CreateTeam.Query());

    public async Task<IActionResult> OnPostAsync() => Done(TeamsLinks.Team((await Send(Input)).Id), "Catalog.Team.Created");
}
