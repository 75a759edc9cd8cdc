using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Steps;

public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditStep.Command Input { get; set; } = new();

    public EditStep.Form Now { get; private set; } = null!;

    public ReplayStep.Result? Replayed { get; private set; }

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditStep.Query(Id));

    public void OnGet() => Input = Now.Input;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Id = Id });
        return Done(StepLinks.Index, "Steps.Saved");
    }

    public async Task<IActionResult> OnPostReplayAsync()
    {
        Replayed = await Send(StepWords.AsReplay(Input, ListSteps.Days));
        return Page();
    }

    public override void Rebase()
    {
        var now = Now.Input;
        Changes = Change.Between(
            new(T["Steps.Name"], now.Name, Input.Name), new(T["Steps.When"], Moment(now), Moment(Input)),
            new(T["Steps.Actions"], string.Join(", ", now.Actions.Select(a => T.Of(a))), string.Join(", ", Input.Actions.Select(a => T.Of(a)))),
            new(T["Steps.Recipients"], string.Join(", ", now.Recipients.Select(r => T.Of(r))), string.Join(", ", Input.Recipients.Select(r => T.Of(r)))),
            new(T["Steps.Active"], T[now.Active ? "Shared.Yes" : "Shared.No"], T[Input.Active ? "Shared.Yes" : "Shared.No"]));
        Input = Input with { Version = now.Version };
    }

    private string Moment(StepForm form) => $"{T.Of(form.Clock)}, {T.Of(new Domain.Clocks.StepMoment(form.Measure, form.Amount, form.ByTheClock))}";
}
