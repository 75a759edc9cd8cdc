using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Skills;

public sealed class IndexModel : HelpdeskPage
{
    public ListSkills.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ListSkills.Query());

    public Task<IActionResult> OnPostDeactivateAsync(long skill, int version) => SetAsync(skill, version, active: false);

    public Task<IActionResult> OnPostReactivateAsync(long skill, int version) => SetAsync(skill, version, active: true);

    private async Task<IActionResult> SetAsync(long skill, int version, bool active)
    {
        await Send(new SetSkillActivity.Command(skill, version, active));
        return Done(SkillLinks.Index, active ? "People.SkillReactivated" : "People.SkillDeactivated");
    }
}
