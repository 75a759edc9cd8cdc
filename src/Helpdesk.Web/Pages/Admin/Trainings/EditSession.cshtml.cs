using Helpdesk.Application.Trainings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Trainings;

public sealed class EditSessionModel(ReaderTime clock) : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditSession.Command Input { get; set; } = new();

    public EditSession.Result Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditSession.Query(Id));

    public void OnGet() => Input = Now.Form;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Session = Id });
        return Done(TrainingLinks.Session(Id), "Trainings.SessionChanged");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Trainings.StartsAt"], clock.Input(Now.Form.StartsAt), clock.Input(Input.StartsAt)),
            new(T["Trainings.EndsAt"], clock.Input(Now.Form.EndsAt), clock.Input(Input.EndsAt)),
            new(T["Trainings.Where"], Now.Form.Place, Input.Place),
            new(T["Trainings.Trainer"], Now.Form.Trainer, Input.Trainer),
            new(T["Trainings.Places"], $"{Now.Form.Places}", $"{Input.Places}"));
        Input = Input with { Version = Now.Form.Version };
    }
}
