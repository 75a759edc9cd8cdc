using Helpdesk.Data.Accounts;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

public sealed class SignInModel(SignInManager<Data.Accounts.Account> signIn, DemoPeople demo, Attendance attendance) : HelpdeskPage
{
    public sealed record Credentials
    {
        public string Email { get; init; } = "";

        public string Password { get; init; } = "";

        public bool Stay { get; init; }
    }

    [BindProperty]
    public Credentials Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoPerson> People { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken cancellationToken) => People = await demo.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync()
    {
        var result = await signIn.PasswordSignInAsync(Input.Email.Trim(), Input.Password, Input.Stay, lockoutOnFailure: true);
        if (result.Succeeded && await signIn.UserManager.FindByNameAsync(Input.Email.Trim()) is { } account)
        {
            HttpContext.Suggest(account.Language);
            return await EnterAsync();
        }

        ModelState.AddModelError("Input.Password", T["Account.NotKnown"]);
        return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>One click as a demo person; the list is empty outside a demo desk in Development, and then nobody is found.</summary>
    public async Task<IActionResult> OnPostAsAsync(long id)
    {
        if (People.All(p => p.AccountId != id) || await signIn.UserManager.FindByIdAsync($"{id}") is not { } account)
        {
            return NotFound();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        return await EnterAsync();
    }

    private async Task<LocalRedirectResult> EnterAsync()
    {
        await attendance.ArriveAsync(User, HttpContext.RequestAborted);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/account/enter");
    }
}
