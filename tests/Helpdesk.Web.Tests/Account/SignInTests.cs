using System.Net;
using Helpdesk.TestSupport;

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
}
