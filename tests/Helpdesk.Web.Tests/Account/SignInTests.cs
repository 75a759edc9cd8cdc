using System.Net;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Account;

public sealed class SignInTests
{
    [Fact]
    public async Task An_agent_signs_in_with_address_and_password()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        var form = await browser.GetForm("/account/sign-in");
        var answer = await browser.Submit(form, ("Input.Email", site.Desk.Frida.Email), ("Input.Password", A.Password));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Contains("helpdesk", browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_on_the_complete_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous("de");

        var form = await browser.GetForm("/account/sign-in");
        var answer = await browser.Submit(form, ("Input.Email", site.Desk.Frida.Email), ("Input.Password", "something else entirely"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.Equal(site.Desk.Frida.Email, answer.Form()["Input.Email"]);
    }

    [Theory]
    [InlineData(false, "de")]
    [InlineData(true, "en")]
    public async Task The_desk_speaks_the_language_of_the_account_unless_another_was_chosen_in_the_browser(bool chosen, string spoken)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var id = site.Desk.AccountOf(site.Desk.Frida);
        await site.Database.Db(db => db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.Language, Language.German)));
        var browser = site.Anonymous(chosen ? "de" : "en");
        var page = await browser.Get("/account/sign-in");
        if (chosen)
        {
            await browser.Submit(page.Form("form[action='/language']").Press("form[action='/language'] button[value=en]"));
        }

        await browser.Submit(await browser.GetForm("/account/sign-in"), ("Input.Email", site.Desk.Frida.Email), ("Input.Password", A.Password));

        Assert.Equal(spoken, (await browser.Get("/desk")).Document.DocumentElement.GetAttribute("lang"));
    }
}
