using Helpdesk.Application.Qualifications;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Skills;

public sealed class TopicModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditTopic.Command Input { get; set; } = new();

    public EditTopic.Command Now { get; private set; } = null!;

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditTopic.Query(Id));

    public void OnGet() => Input = Now;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Topic = Id });
        return Done(SkillLinks.Index, "Shared.Saved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["People.InEnglish"], Now.NameEn, Input.NameEn), new(T["People.InGerman"], Now.NameDe, Input.NameDe),
            new(T["People.IsSafety"], T[Now.IsSafety ? "Shared.Yes" : "Shared.No"], T[Input.IsSafety ? "Shared.Yes" : "Shared.No"]));
        Input = Input with { Version = Now.Version };
    }
}
