using Helpdesk.Application.Notices;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Desk.Notices;

/// <summary>What reaches me where.</summary>
public sealed class ChoicesModel : HelpdeskPage
{
    [BindProperty]
    public ChooseNotices.Command Input { get; set; } = new();

    public async Task OnGetAsync() => Input = await Send(new ChooseNotices.Query());

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(NoticeLinks.Choices, "Shared.Saved");
    }
}
