using Helpdesk.Application.Guidelines;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Guidelines;

public sealed class EditModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public EditGuideline.Command Input { get; set; } = new();

    public EditGuideline.Command Now { get; private set; } = null!;

    public string Title => T.Of(new LocalizedText(Now.TitleEn, Now.TitleDe));

    public IReadOnlyList<Change> Changes { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new EditGuideline.Query(Id));

    public void OnGet() => Input = Now;

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input with { Guideline = Id });
        return Done(GuidelineLinks.Show(Id), "Guidelines.DraftSaved");
    }

    public override void Rebase()
    {
        Changes = Change.Between(
            new(T["Guidelines.TitleEn"], Now.TitleEn, Input.TitleEn),
            new(T["Guidelines.TitleDe"], Now.TitleDe, Input.TitleDe),
            new(T["Guidelines.BodyEn"], Now.BodyEn, Input.BodyEn),
            new(T["Guidelines.BodyDe"], Now.BodyDe, Input.BodyDe));
        Input = Input with { Version = Now.Version };
    }
}
