using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class CancelSessionModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public CancelSession.Command Input { get; set; } = new();

    public ShowSession.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ShowSession.Query(Id));

    public void OnGet() => Input = new() { Version = Now.Session.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Session = Id });
        return Done(TrainingLinks.Session(Id), "Trainings.SessionCancelled");
    }

    public override void Rebase() => Input = Input with { Version = Now.Session.Version };
}
