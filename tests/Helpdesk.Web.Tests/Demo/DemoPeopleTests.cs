using System.Globalization;
using System.Net;
using Helpdesk.Data.Demo;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Demo;

public sealed class DemoPeopleTests
{
    private const string SignIn = "/account/sign-in";

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task The_sign_in_page_offers_every_demo_person_with_a_sentence(string language)
    {
        await using var site = await HelpdeskSite.EmptyAsync("Development");

        var page = await site.Anonymous(language).Get(SignIn);

        Assert.Equal(DemoDesk.SignIns.Count, page.Document.QuerySelectorAll(".person").Length);
        Assert.DoesNotContain("[[", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_signs_in_as_a_demo_person()
    {
        await using var site = await HelpdeskSite.EmptyAsync("Development");
        var browser = site.Anonymous();

        var answer = await browser.Submit((await browser.Get(SignIn)).Form(".person:first-child form"));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Contains("helpdesk", browser.Cookies.Keys);
    }

    [Fact]
    public async Task Somebody_who_came_later_is_not_offered()
    {
        await using var site = await HelpdeskSite.EmptyAsync("Development");
        var browser = site.Anonymous();
        var form = (await browser.Get(SignIn)).Form(".person:first-child form");
        var later = await site.Database.Save(db => db.Users.Add(
            new Data.Accounts.Account { Name = "Later", UserName = "later@customer.example", Email = "later@customer.example", SecurityStamp = "-" }).Entity);

        var answer = await browser.Submit(form, ("id", later.Id.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Outside_Development_nobody_is_offered_and_nobody_is_found()
    {
        await using var site = await HelpdeskSite.EmptyAsync("Staging");
        await site.Database.Db(db => db.SeedDemoDeskAsync(site.Database.Now, CancellationToken.None, withTickets: false));
        var someone = await site.Database.Db(db => db.Users.Select(a => a.Id).FirstAsync());
        var browser = site.Anonymous();
        var page = await browser.Get(SignIn);

        var answer = await browser.Submit(page.Form(), ("id", someone.ToString(CultureInfo.InvariantCulture)));
        var forged = await browser.Post(
            $"{SignIn}?handler=As", ("id", someone.ToString(CultureInfo.InvariantCulture)), ("__RequestVerificationToken", page.Form()["__RequestVerificationToken"]!));

        Assert.Empty(page.Document.QuerySelectorAll(".person"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(HttpStatusCode.NotFound, forged.Status);
    }

    [Fact]
    public async Task A_desk_for_measurements_has_as_many_tickets_as_asked()
    {
        await using var site = (await HelpdeskSite.EmptyAsync("Development")).With("Helpdesk:Demo:Tickets", "25");

        await site.Anonymous().Get(SignIn);

        Assert.Equal(25, await site.Database.Db(db => db.Tickets.CountAsync()));
    }
}
