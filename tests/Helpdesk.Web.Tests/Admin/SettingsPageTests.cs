using System.Net;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Admin;

public sealed class SettingsPageTests
{
    [Fact]
    public async Task The_companys_name_stands_on_every_page_at_once_and_costs_no_statement()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        await ada.Submit(await ada.GetForm("/admin/settings"), ("Input.CompanyName", "Lumo & Sons"));
        var portal = await site.Anonymous().Get("/account/sign-in");

        Assert.Equal("Lumo & Sons", portal.Find(".brand")!.TextContent.Trim());
        Assert.EndsWith("· Lumo & Sons", portal.Document.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Statements, s => s.Contains("DeskSettings", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_on_another_node_is_known_within_a_minute()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        await browser.Get("/account/sign-in");
        await site.Database.Save(db => { db.Settings.Single().Change("Elsewhere", "Europe/Berlin", Tier.Third, 14); return 0; });

        site.Database.Time.Advance(TimeSpan.FromMinutes(1));

        for (var tries = 0; tries < 50 && (await browser.Get("/account/sign-in")).Find(".brand")!.TextContent.Trim() != "Elsewhere"; tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal("Elsewhere", (await browser.Get("/account/sign-in")).Find(".brand")!.TextContent.Trim());
    }

    [Fact]
    public async Task Readers_without_a_zone_of_their_own_read_the_companys_time_and_see_that_it_is()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var ada = await site.SignedInAs(site.Desk.Ada);
        await ada.Submit(await ada.GetForm("/admin/settings"), ("Input.TimeZone", "Asia/Tokyo"));

        Assert.Contains("17:00 UTC+9", (await ada.Get($"/desk/tickets/{ticket.Id}")).Text, StringComparison.Ordinal);
        ada.Cookies["tz"] = "Europe/Berlin";
        Assert.DoesNotContain("UTC", (await ada.Get($"/desk/tickets/{ticket.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Third_level_in_use_stays_and_the_page_says_why()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var page = await ada.Get("/admin/settings");
        var answer = await ada.Submit(page.Form(), ("Input.LastTier", "Second"));

        Assert.Contains("1 active teams", page.Find(".refused")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Find("#error-summary a[href='#Input_LastTier']"));
    }

    [Fact]
    public async Task Bad_input_is_refused_at_its_field()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var form = await ada.GetForm("/admin/settings");
        (string Field, string? Value)[] bad =
        [
            ("Input.CompanyName", " "), ("Input.TimeZone", "Moon/Crater"), ("Input.LastTier", "First"), ("Input.LastTier", "Ninth"),
            ("Input.ReopenDays", "many"), ("Input.ReopenDays", ""), ("Input.ReopenDays", "400"),
        ];

        foreach (var field in bad)
        {
            var answer = await ada.Submit(form, field);

            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.Status));
            Assert.NotNull(answer.Find($"#error-summary a[href='#{field.Field.Replace('.', '_')}']"));
        }
    }

    [Fact]
    public async Task A_stale_form_says_what_changed_and_keeps_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var form = await ada.GetForm("/admin/settings");
        await ada.Submit(await ada.GetForm("/admin/settings"), ("Input.ReopenDays", "30"));

        var answer = await ada.Submit(form, ("Input.CompanyName", "Mine"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("30", answer.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", answer.Form()["Input.CompanyName"]);
    }
}
