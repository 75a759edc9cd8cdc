using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

/// <summary>After signing in: agents to their desk, customers to their requests.</summary>
public sealed class EnterModel : HelpdeskPage
{
    public IActionResult OnGet() => LocalRedirect(
        CurrentUser.IsAgent ? SharedLinks.Desk : CurrentUser.IsSignedIn ? "/my-tickets" : SharedLinks.SignIn);
}
