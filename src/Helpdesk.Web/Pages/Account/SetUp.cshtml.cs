using Helpdesk.Application.Accounts;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

public sealed class SetUpModel : HelpdeskPage
{
    [BindProperty]
    public SetUp.Command Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(SharedLinks.SignIn, "Account.SetUpDone");
    }
}
