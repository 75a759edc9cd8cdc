using Helpdesk.Application.Accounts;
using Helpdesk.Application.Settings;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

public sealed class SetUpModel(DeskProfile profile) : HelpdeskPage
{
    [BindProperty]
    public SetUp.Command Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        await profile.RefreshAsync(HttpContext.RequestAborted);
        return Done(SharedLinks.SignIn, "Account.SetUpDone");
    }
}
