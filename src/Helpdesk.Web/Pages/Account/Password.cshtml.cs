using Helpdesk.Application.Accounts;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

public sealed class PasswordModel(SignInManager<Data.Accounts.Account> signIn) : HelpdeskPage
{
    [BindProperty]
    public ChangePassword.Command Input { get; set; } = new();

    public IActionResult OnGet() => CurrentUser.IsSignedIn ? Page() : Challenge();

    public async Task<IActionResult> OnPostAsync()
    {
        await Send(Input);

        // The change ended every session, this one too; who proved to know the old password keeps theirs.
        if (await signIn.UserManager.GetUserAsync(User) is { } account)
        {
            await signIn.RefreshSignInAsync(account);
        }

        return Done(AccountLinks.Password, "Account.PasswordChanged");
    }
}
