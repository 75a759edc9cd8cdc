using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class ResultsModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public RecordResults.Command Input { get; set; } = new();

    public RecordResults.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new RecordResults.Query(Id));

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Session = Id });
        return Done(TrainingLinks.Session(Id), Now.IsCorrection ? "Trainings.ResultsCorrected" : "Trainings.ResultsRecorded");
    }

    public override void Rebase() => Input = Input with { Version = Now.Form.Version };
}
