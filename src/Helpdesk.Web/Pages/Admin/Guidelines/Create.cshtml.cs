using Helpdesk.Application.Guidelines;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Guidelines;

public sealed class CreateModel : HelpdeskPage
{
    [BindProperty]
    public CreateGuideline.Command Input { get; set; } = new();

    /// <summary>Nothing is loaded that would say no: a provider's lead is told so before they write.</summary>
    public override Task LoadAsync(CancellationToken cancellationToken) =>
        CurrentUser.May(Permission.TeachPeople) ? Task.CompletedTask : throw new NotPermittedException(nameof(CreateGuideline));

    public async Task<IActionResult> OnPostAsync()
    {
        var guideline = await Send(Input);
        return Done(GuidelineLinks.Show(guideline.Id), "Guidelines.DraftSaved");
    }
}
