using Helpdesk.Application.Traineeships;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Traineeships;

public sealed class EndModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EndTraineeship.Command Input { get; set; } = new();

    public ShowTraineeship.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ShowTraineeship.Query(Id));

    public override void Rebase() => Input = Input with { Version = Now.Traineeship.Version };

    public void OnGet() => Input = new() { Version = Now.Traineeship.Version };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Traineeship = Id });
        return Done(TraineeshipLinks.Show(Id), "Learning.HasEnded");
    }
}
