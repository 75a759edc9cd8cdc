using System.Net;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.BadInput;

public sealed class OutageTests
{
    [Fact]
    public async Task While_the_database_fails_everybody_gets_a_complete_page_also_whoever_is_signed_in()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = await site.SignedInAs(site.Desk.Frida);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/desk")).Status);

        await Change("ALTER TABLE \"Accounts\" RENAME TO \"Elsewhere\"");
        site.Database.Time.Advance(TimeSpan.FromMinutes(2));
        var down = await browser.Get("/desk");
        var downForVisitors = await site.Anonymous().Submit(await site.Anonymous().GetForm("/account/sign-in"), ("Input.Email", "a@example.com"), ("Input.Password", "x"));
        await Change("ALTER TABLE \"Elsewhere\" RENAME TO \"Accounts\"");

        Assert.All([down, downForVisitors], page =>
        {
            Assert.NotNull(page.Find("main h1"));
            Assert.NotNull(page.Find("header"));
        });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/desk")).Status);

        Task Change(string sql) => site.Database.Db(db => db.Database.ExecuteSqlRawAsync(sql));
    }
}
