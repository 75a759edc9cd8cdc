using Helpdesk.Application.Traineeships;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages.Admin.Agents;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Traineeships;

/// <summary>How far a traineeship has come, and the confirmation that this is enough.</summary>
public sealed class ShowModel(ReaderTime clock) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ConfirmTraineeship.Command Input { get; set; } = new();

    public ShowTraineeship.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ShowTraineeship.Query(Id));

    public override void Rebase() => Input = Input with { Version = Now.Traineeship.Version };

    public void OnGet() => Input = new() { Version = Now.Traineeship.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        var until = Input.ValidUntil is { } day ? clock.EndOfDay(day) : (DateTimeOffset?)null;
        await Send(Input with { Traineeship = Id, ValidUntil = until });
        return Done(AgentLinks.Show(Now.Traineeship.AgentId), "Learning.Confirmed");
    }
}
