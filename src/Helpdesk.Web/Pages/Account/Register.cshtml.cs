using Helpdesk.Application.Accounts;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

public sealed class RegisterModel : HelpdeskPage
{
    [BindProperty]
    public Register.Command Input { get; set; } = new() { Language = WordList.CurrentLanguage };

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);
        return Done(SharedLinks.SignIn, "Register.Said");
    }
}
