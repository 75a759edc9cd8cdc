using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Infrastructure;

/// <summary>
/// Whoever tries passwords learns nothing from the time an answer takes, since every attempt verifies one;
/// and gains nothing by trying many at once, since each of them counts.
/// </summary>
internal sealed class EvenSignIn(
    UserManager<Account> accounts, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, HelpdeskDbContext db)
    : SignInManager<Account>(accounts, http, claims, options, logger, schemes, confirmation)
{
    private static readonly Account Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } account)
        {
            return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        }

        VerifyInVain();
        return SignInResult.Failed;
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(Account user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure: false);
        if (result.Succeeded)
        {
            // Others may have used up the attempts while this one was verified.
            await db.Entry(user).ReloadAsync();
            return await IsLockedOut(user) ? SignInResult.LockedOut : result;
        }

        return result == SignInResult.Failed && lockoutOnFailure ? await CountAsync(user) : result;
    }

    protected override async Task<SignInResult?> PreSignInCheck(Account user)
    {
        var refusal = await base.PreSignInCheck(user);
        if (refusal is not null || user.PasswordHash is null)
        {
            VerifyInVain();
        }

        return refusal;
    }

    /// <summary>An attempt that loses the race to be counted is counted again on top of the others, until they lock the account.</summary>
    private async Task<SignInResult> CountAsync(Account account)
    {
        while (!await IsLockedOut(account) && IsLostRace(await UserManager.AccessFailedAsync(account)))
        {
            await db.Entry(account).ReloadAsync();
        }

        return await IsLockedOut(account) ? SignInResult.LockedOut : SignInResult.Failed;
    }

    private static bool IsLostRace(IdentityResult result) =>
        result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure));

    private void VerifyInVain() => UserManager.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, "");
}
