using Helpdesk.Application.Accounts;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Account;

/// <summary>The page behind a one-time link. Reading it changes nothing: mail scanners open links, too.</summary>
public sealed class InvitationModel(SignInManager<Data.Accounts.Account> signIn, Attendance attendance) : HelpdeskPage
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public AcceptInvitation.Command Input { get; set; } = new();

    public AcceptInvitation.Offer Offer { get; private set; } = null!;

    public override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Offer = await Send(new AcceptInvitation.Query(Token));
    }

    public IActionResult OnGet()
    {
        var page = Page();
        page.StatusCode = Offer.CanUse.IsAllowed ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
        return page;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var id = await Send(Input with { Token = Token });
        if (await signIn.UserManager.FindByIdAsync($"{id}") is not { } account || !await signIn.CanSignInAsync(account))
        {
            return Done(SharedLinks.SignIn, "Account.PasswordSet");
        }

        await signIn.SignInAsync(account, isPersistent: false);
        await attendance.ArriveAsync(User, HttpContext.RequestAborted);
        HttpContext.Suggest(account.Language);
        return Done("/account/enter", "Account.PasswordSet");
    }

    public override void Rebase() => Offer = Offer with { CanUse = Verdict.No(Reason.Of("AnInvitationWorksOnce")) };
}
