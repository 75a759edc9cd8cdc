using Helpdesk.Application.Clocks;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Steps;

public sealed class CreateModel : HelpdeskPage
{
    [BindProperty]
    public CreateStep.Command Input { get; set; } = new() { Actions = [Domain.Clocks.StepActions.Notify], Recipients = [Domain.Clocks.StepRecipients.Owner] };

    public StepChoices Choices { get; private set; } = null!;

    public ReplayStep.Result? Replayed { get; private set; }

    public override async Task LoadAsync(CancellationToken cancellationToken) => Choices = await Send(new CreateStep.Query());

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(StepLinks.Index, "Steps.Saved");
    }

    public async Task<IActionResult> OnPostReplayAsync()
    {
        Replayed = await Send(StepWords.AsReplay(Input, ListSteps.Days));
        return Page();
    }
}
