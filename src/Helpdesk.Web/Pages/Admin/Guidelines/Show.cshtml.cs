using Helpdesk.Application.Guidelines;
using Helpdesk.Application.Security;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Guidelines;

public sealed class ShowModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public PublishGuideline.Command Input { get; set; } = new();

    public ShowGuideline.Result Now { get; private set; } = null!;

    public bool Teaches => CurrentUser.May(Permission.TeachPeople);

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ShowGuideline.Query(Id));

    public void OnGet() => Input = new() { Version = Now.Guideline.Version };

    public async Task<IActionResult> OnPostPublishAsync()
    {
        await Send(Input with { Guideline = Id });
        return Done(GuidelineLinks.Show(Id), "Guidelines.WasPublished");
    }

    public Task<IActionResult> OnPostDeactivateAsync(int version) => SetAsync(version, active: false);

    public Task<IActionResult> OnPostReactivateAsync(int version) => SetAsync(version, active: true);

    public override void Rebase() => Input = Input with { Version = Now.Guideline.Version };

    private async Task<IActionResult> SetAsync(int version, bool active)
    {
        await Send(new SetGuidelineActivity.Command(Id, version, active));
        return Done(GuidelineLinks.Show(Id), active ? "Guidelines.Reactivated" : "Guidelines.Deactivated");
    }
}
