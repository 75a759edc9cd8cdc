using System.Net;
using Helpdesk.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Web.Tests.Account;

/// <summary>What somebody learns and gains by trying addresses and passwords.</summary>
public sealed class GuessingTests
{
    private const string Wrong = "something else entirely";
    private const int MostAttempts = 10;

    [Fact]
    public async Task Every_attempt_takes_the_work_of_one_password_and_gets_one_answer()
    {
        var hasher = new CountingHasher();
        await using var site = (await HelpdeskSite.OpenAsync()).With(services => services.AddScoped<IPasswordHasher<Data.Accounts.Account>>(_ => hasher));
        var desk = site.Desk;
        await Change(site, desk.Fritz.Email, a => a.LockoutEnd = site.Database.Now.AddYears(1));
        await Change(site, desk.Nora.Email, a => a.PasswordHash = null);
        await site.Database.Db(async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == desk.Theo.Id)).Deactivate();
            await db.SaveChangesAsync();
        });
        var browser = site.Anonymous();
        var form = await browser.GetForm("/account/sign-in");
        var answers = new HashSet<string>();

        foreach (var address in new[] { desk.Frida.Email, desk.Fritz.Email, desk.Nora.Email, desk.Theo.Email, "nobody@nowhere.example", "" })
        {
            hasher.Verified = 0;
            var answer = await browser.Submit(form, ("Input.Email", address), ("Input.Password", Wrong));

            Assert.Equal((address, HttpStatusCode.UnprocessableEntity, 1), (address, answer.Status, hasher.Verified));
            answers.Add(string.Join(' ', answer.Errors));
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task Attempts_made_at_once_all_count_and_lock_the_account()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var attempts = await SimultaneousAsync(site, MostAttempts);

        foreach (var attempt in attempts)
        {
            await attempt(Wrong);
        }

        var account = await site.Database.Db(db => db.Users.SingleAsync(a => a.Email == site.Desk.Frida.Email));
        Assert.True(account.LockoutEnd is not null, $"{account.AccessFailedCount} of {MostAttempts} attempts were counted.");
    }

    [Fact]
    public async Task The_right_password_among_too_many_attempts_at_once_lets_nobody_in()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var attempts = await SimultaneousAsync(site, MostAttempts + 1);

        foreach (var attempt in attempts[1..])
        {
            await attempt(Wrong);
        }

        Assert.Equal(SignInResult.LockedOut, await attempts[0](A.Password));
    }

    [Fact]
    public async Task A_crowd_of_wrong_passwords_locks_the_account()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        var form = await browser.GetForm("/account/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => Try(Wrong))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(A.Password)).Status);

        Task<Page> Try(string password)
        {
            var visitor = site.Anonymous();
            foreach (var (name, value) in browser.Cookies)
            {
                visitor.Cookies[name] = value;
            }

            return visitor.Submit(form, ("Input.Email", site.Desk.Frida.Email), ("Input.Password", password));
        }
    }

    /// <summary>Attempts that have all read the account before the first of them is counted.</summary>
    private static async Task<List<Func<string, Task<SignInResult>>>> SimultaneousAsync(HelpdeskSite site, int count)
    {
        var attempts = new List<Func<string, Task<SignInResult>>>();
        for (var i = 0; i < count; i++)
        {
            var signIn = site.Services.CreateScope().ServiceProvider.GetRequiredService<SignInManager<Data.Accounts.Account>>();
            var account = (await signIn.UserManager.FindByEmailAsync(site.Desk.Frida.Email))!;
            attempts.Add(password => signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true));
        }

        return attempts;
    }

    private static Task Change(HelpdeskSite site, string email, Action<Data.Accounts.Account> change) => site.Database.Db(async db =>
    {
        change(await db.Users.SingleAsync(a => a.Email == email));
        await db.SaveChangesAsync();
    });

    private sealed class CountingHasher : PasswordHasher<Data.Accounts.Account>
    {
        public int Verified { get; set; }

        public override PasswordVerificationResult VerifyHashedPassword(Data.Accounts.Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
