using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Pages.Account;

public sealed class SignOutModel(SignInManager<Data.Accounts.Account> signIn, Attendance attendance) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(SharedLinks.Portal);

    public async Task<IActionResult> OnPostAsync()
    {
        await attendance.LeaveAsync(User, HttpContext.RequestAborted);
        await signIn.SignOutAsync();
        return LocalRedirect(SharedLinks.SignIn);
    }
}
