using Helpdesk.Application.Guidelines;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Guidelines;

public sealed class GuidelineModel : HelpdeskPage
{
    [FromRoute]
    public long Id { get; set; }

    public ReadGuideline.Result Now { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(new ReadGuideline.Query(Id));

    /// <param name="number">The version that was on the page: a newer one must be read first.</param>
    public async Task<IActionResult> OnPostAsync(int number)
    {
        await Send(new AcknowledgeGuideline.Command(Id, number));
        return Done(MyGuidelineLinks.Index, "Guidelines.WasAcknowledged");
    }
}
