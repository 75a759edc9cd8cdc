using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Skills;

public sealed class AddModel : HelpdeskPage
{
    [FromRoute]
    public long Family { get; set; }

    [BindProperty]
    public AddSkill.Command Input { get; set; } = new();

    public AddSkill.Form Form { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Form = await Send(new AddSkill.Query(Family));

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Family = Family });
        return Done(SkillLinks.Index, "People.SkillAdded");
    }
}
