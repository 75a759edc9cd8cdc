using System.Net;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Admin;

public sealed class CoveragePageTests
{
    [Fact]
    public async Task A_lead_sees_what_is_missing_and_looks_into_the_hours_of_one_kind_of_work()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "en");

        var all = await lena.Get("/admin/coverage");
        var one = await lena.Get(all.Find($"td a[href='/admin/coverage?family={site.Desk.Cameras.Id}&tier=Second']")!.GetAttribute("href")!);
        var german = await (await site.SignedInAs(site.Desk.Lena, "de")).Get("/admin/coverage?hours=all");

        Assert.Equal(24, all.Document.QuerySelectorAll("td a.cell-title[href*='tier=']").Count(a => a.ParentElement!.QuerySelector(".cell-sub") is not null));
        Assert.Null(all.Find(".heat-map"));
        Assert.Equal(4, one.Document.QuerySelectorAll(".heat-map").Length);
        Assert.Equal(7 * 24, one.Document.QuerySelectorAll(".heat-map")[0].QuerySelectorAll("td").Length);
        Assert.All(one.Document.QuerySelectorAll(".heat-map")[0].QuerySelectorAll("td"), td => Assert.Equal("1", td.TextContent));
        Assert.Contains("Zu wenige qualifiziert", german.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_minimum_is_set_where_one_family_and_tier_are_chosen()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "en");
        var address = $"/admin/coverage?family={site.Desk.Cameras.Id}&tier=Second";

        var saved = await lena.Submit(await lena.GetForm(address, "form#minimum"), ("Input.People", "2"));
        var shown = await lena.Follow(saved);
        var bad = await lena.Submit(await lena.GetForm(address, "form#minimum"), ("Input.People", "-1"));
        var text = await lena.Submit(await lena.GetForm(address, "form#minimum"), ("Input.People", "two"));

        Assert.Equal(address, saved.Location);
        Assert.Equal("2", shown.Form("form#minimum")["Input.People"]);
        Assert.NotNull(shown.Find(".heat-map td.is-short"));
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], new[] { bad.Status, text.Status });
        Assert.Equal(["Between 0 and 100."], bad.Errors);
        Assert.NotNull(text.Find("#Input_People"));
    }

    [Theory]
    [InlineData("?family=4711")]
    [InlineData("?family=cameras&tier=Fourth&generation=-1&hours=some")]
    [InlineData("?tier=7")]
    public async Task An_address_that_makes_no_sense_shows_an_empty_page_or_everything(string query)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena, "en");

        Assert.Equal(HttpStatusCode.OK, (await lena.Get($"/admin/coverage{query}")).Status);
    }

    [Fact]
    public async Task What_leads_are_told_stands_where_they_look_until_it_is_done()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        await site.Database.Save(db => db.Alerts.Add(new Alert(
            AlertKind.CoverageEnds, "coverage/2/1/0/2027-04-01",
            Reason.Of("EnoughStayQualified", Tier.Second, new LocalizedText("Cameras", "Kameras"), desk.Now.AddDays(30), 0, 1, "Sam Sommer"), desk.Now)));
        var lena = await site.SignedInAs(desk.Lena, "de");

        var before = await lena.Get("/desk/attention");
        var finished = await lena.Submit(before.Form("form[action$='handler=Finish']").Press("button[name=alert]"));
        var after = await lena.Follow(finished);
        var again = await lena.Get("/desk/attention");

        Assert.Contains("Second Level, Kameras: ab 31. März 2027, 10:00", before.Text, StringComparison.Ordinal);
        Assert.Contains("Sam Sommer", before.Text, StringComparison.Ordinal);
        Assert.Contains("Als erledigt markiert.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Sommer", again.Text, StringComparison.Ordinal);
        Assert.Equal(desk.Lena.Id, await site.Database.Db(db => db.Alerts.Select(a => a.DoneById).SingleAsync()));
    }
}
