using Helpdesk.Application.Presences;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Agents;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Helpdesk.Web.Pages.Admin.Teams;

/// <summary>A team and its people; leads change who is on it.</summary>
public sealed class TeamModel(KnownPresences presences) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public AddMember.Command Input { get; set; } = new();

    public ShowTeam.Result Team { get; private set; } = null!;

    /// <summary>Who was to leave the team, while it is asked whether a gap may be opened.</summary>
    public RemoveMember.Command? Leaving { get; private set; }

    public IEnumerable<SelectListItem> Others =>
        Team.Others.Select(p => Choices.Choice(p.Title.Length == 0 ? p.Name : $"{p.Name}, {p.Title}", p.Id));

    public override async Task LoadAsync(CancellationToken cancellationToken) => Team = await Send(new ShowTeam.Query(Id));

    public async Task<IActionResult> OnPostAddAsync()
    {
        await Send(Input with { Team = Id });
        return Done(TeamsLinks.Team(Id), "Catalog.Member.Added");
    }

    public async Task<IActionResult> OnPostAsideAsync(long agent, Presence presence)
    {
        await Send(new SetAside.Command(agent, presence));
        await presences.RefreshAsync(HttpContext.RequestAborted);
        return Done(TeamsLinks.Team(Id), "Shared.Saved");
    }

    public async Task<IActionResult> OnPostRemoveAsync(
        [FromForm(Name = "Input.Confirmed")] bool confirmed = false, [FromForm(Name = "Input.GapReason")] string gapReason = "")
    {
        Leaving = new RemoveMember.Command(Id, Input.Agent) { Confirmed = confirmed, GapReason = gapReason };
        await Send(Leaving);
        return Done(TeamsLinks.Team(Id), "Catalog.Member.Removed");
    }
}
