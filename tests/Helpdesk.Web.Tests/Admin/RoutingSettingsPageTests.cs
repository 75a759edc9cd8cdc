using System.Net;
using Helpdesk.Domain.Routing;
using Helpdesk.TestSupport;
using Helpdesk.Web.Tests.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Admin;

public sealed class RoutingSettingsPageTests
{
    private const string Address = "/admin/settings/routing";

    [Fact]
    public async Task How_patient_the_desk_is_is_set_and_a_step_left_empty_is_never_taken()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var form = await ada.GetForm(Address);
        Assert.Equal(("180", "30", "240"), (form["Input.OfferSeconds"], form["Input.LowerLevel"], form["Input.NextTier"]));

        var saved = await ada.Submit(form, ("Input.OfferSeconds", "90"), ("Input.StickyMinutes", "0"), ("Input.LowerLevel", ""), ("Input.NextTier", "10080"));

        Assert.Equal(Address, saved.Location);
        Assert.Equal("", (await ada.Follow(saved)).Form()["Input.LowerLevel"]);
        var times = await site.Database.Db(db => db.Settings.AsNoTracking().Select(s => s.Routing).SingleAsync());
        Assert.Equal(RoutingTimes.Usual with { OfferSeconds = 90, StickyMinutes = 0, LowerLevel = null, NextTier = 10080 }, times);
    }

    [Fact]
    public async Task Times_that_are_none_are_refused_in_words_beside_their_field()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var form = await ada.GetForm(Address);

        foreach (var (field, value) in new[]
        {
            ("OfferSeconds", "0"), ("OfferSeconds", ""), ("OfferSeconds", "soon"), ("OfferSeconds", "9999999"), ("StickyMinutes", "-1"), ("StickyMinutes", "10081"),
            ("ShiftLeftMinutes", "481"), ("DropAdditionalSkill", "-5"), ("LowerLevel", "10081"), ("SecondaryTeam", "1.5"), ("OtherProvider", "99999999999"), ("NextTier", "x"),
        })
        {
            Assert.NotEmpty(await ada.RefusedAsync(form, $"Input.{field}", value));
        }

        Assert.Equal("Between 0 and 480.", await ada.RefusedAsync(form, "Input.ShiftLeftMinutes", "481"));
        Assert.Equal(RoutingTimes.Usual, await site.Database.Db(db => db.Settings.AsNoTracking().Select(s => s.Routing).SingleAsync()));
    }

    [Fact]
    public async Task A_stale_form_says_what_changed_and_keeps_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");
        var form = await ada.GetForm(Address);
        await ada.Submit(await ada.GetForm(Address), ("Input.OtherProvider", ""));

        var stale = await ada.Submit(form, ("Input.StickyMinutes", "25"));
        var again = await ada.Submit(stale.Form());

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Found), (stale.Status, again.Status));
        Assert.Contains("nie", stale.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("25", stale.Form()["Input.StickyMinutes"]);
    }
}
