using System.Net;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Customers;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Clocks;

public sealed class AgreementPagesTests
{
    private const string List = "/admin/agreements";
    private const string New = $"{List}/new/Sla";

    [Fact]
    public async Task Without_a_calendar_the_list_asks_for_one_first_and_then_says_what_nothing_means()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (english, german) = (await site.SignedInAs(site.Desk.Ada, "en"), await site.SignedInAs(site.Desk.Ada, "de"));

        var before = await english.Get(List);
        await site.Office();

        Assert.Contains("First a calendar", before.Text, StringComparison.Ordinal);
        Assert.NotNull(before.Find("main a[href='/admin/calendars/new']"));
        Assert.Null(before.Find($"main a[href='{New}']"));
        var after = await german.Get(List);
        Assert.Contains("Kunden ist nichts versprochen", after.Text, StringComparison.Ordinal);
        Assert.NotNull(after.Find($"main a[href='{New}']"));
        Assert.InRange(after.Statements.Count, 1, 6);
    }

    [Fact]
    public async Task An_agreement_is_made_by_the_form_and_stands_in_the_list_as_it_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (ada, office) = (await site.SignedInAs(site.Desk.Ada, "en"), await site.Office());
        var lumo = await site.Database.Save(db => db.Organisations.Add(new Organisation("Lumo", ["lumo.example"])).Entity);

        var saved = await ada.Submit(
            await ada.GetForm(New), ("Input.Name", " Gold "), ("Input.OrganisationId", $"{lumo.Id}"), ("Input.FamilyId", $"{site.Desk.Cameras.Id}"), ("Input.Channel", "Phone"),
            ("Input.StopsForThirdParty", "true"), ("Input.Rows[0].Times[0]", "0:30"), ("Input.Rows[0].Times[2]", "8"), ("Input.Rows[4].Times[2]", "100:05"));
        var list = await ada.Follow(saved);

        Assert.Equal(List, saved.Location);
        Assert.Contains("Saved. Open tickets follow within seconds.", list.Text, StringComparison.Ordinal);
        Assert.Contains("Gold Lumo · Cameras · phone Office", list.Text, StringComparison.Ordinal);
        Assert.Contains("8:00–100:05 h", list.Text, StringComparison.Ordinal);
        var agreement = await site.Database.Db(db => db.Agreements.SingleAsync());
        Assert.Equal(
            ("Gold", AgreementKind.Sla, office.Id, new AgreementScope(lumo.Id, site.Desk.Cameras.Id, Channel.Phone, null, null), Stops.WaitingForCustomer | Stops.WaitingForThirdParty),
            (agreement.Name, agreement.Kind, agreement.CalendarId, agreement.Scope, agreement.Stops));
        Assert.Equal(
            [new(1, ClockKind.FirstResponse, TimeSpan.FromMinutes(30)), new(1, ClockKind.Resolution, TimeSpan.FromHours(8)), new(5, ClockKind.Resolution, new TimeSpan(100, 5, 0))],
            agreement.Targets);
    }

    [Fact]
    public async Task What_cannot_be_promised_is_refused_in_words_beside_its_field_and_nothing_is_saved()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var office = await site.Office();
        await site.Promises(AgreementKind.Ola, "Gold", office.Id, "4", "8");
        var form = (await ada.Submit(await ada.GetForm(New), ("Input.Name", ""), ("Input.Rows[0].Times[0]", "4:00"))).Form();

        Assert.Equal("Please fill this in.", await ada.RefusedAsync(form, "Input.Name", ""));
        form = (await ada.Submit(form, ("Input.Name", "Everybody"), ("Input.Rows[0].Times[0]", "x"))).Form();
        Assert.Contains("At most 100 characters", await ada.RefusedAsync(form, "Input.Name", Promised.TooLong), StringComparison.Ordinal);
        foreach (var time in new[] { "-1", "4:60", "4.5", "soon", "1:2:3" })
        {
            Assert.Equal($"“{time}” is no time: hours and minutes, such as 4:00.", await ada.RefusedAsync(form, "Input.Rows[0].Times[0]", time));
        }

        await Refused("Input.Rows[0].Times[0]", "4", ("Input.Name", "GOLD"), "Input_Name");
        await Refused("Input.Rows[0].Times[0]", "4", ("Input.CalendarId", "4711"), "Input_CalendarId");
        await Refused("Input.Rows[0].Times[0]", "4", ("Input.CalendarId", ""), "Input_CalendarId");
        await Refused("Input.Rows[0].Times[0]", "4", ("Input.OrganisationId", "4711"), "Input_OrganisationId");
        await Refused("Input.Rows[0].Times[0]", "4", ("Input.FamilyId", "-1"), "Input_FamilyId");
        await Refused("Input.Rows[0].Times[0]", "4", ("Input.Channel", "99"), "Input_Channel");
        Assert.Equal(1, await site.Database.Db(db => db.Agreements.CountAsync()));

        async Task Refused(string other, string typed, (string Field, string Value) bad, string id)
        {
            var answer = await ada.Submit(form, (other, typed), bad);
            Assert.Equal((bad, HttpStatusCode.UnprocessableEntity), (bad, answer.Status));
            Assert.Equal((bad, true), (bad, answer.Find($"#error-summary a[href='#{id}']") is not null && answer.Find($"#{id}_error") is not null));
            Assert.Equal(typed, answer.Form()[other]);
        }
    }

    [Theory]
    [InlineData("0:00")]
    [InlineData("17521")]
    [InlineData("")]
    public async Task A_target_of_nothing_or_of_more_than_two_years_or_none_at_all_is_no_promise(string time)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (ada, _) = (await site.SignedInAs(site.Desk.Ada, "de"), await site.Office());

        var answer = await ada.Submit(await ada.GetForm(New), ("Input.Name", "Alle"), ("Input.Rows[2].Times[1]", time));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 1), (answer.Status, answer.Errors.Count));
        Assert.Contains(time.Length == 0 ? "mindestens ein Ziel" : "730", answer.Errors[0], StringComparison.Ordinal);
        Assert.Equal(("Alle", time), (answer.Form()["Input.Name"], answer.Form()["Input.Rows[2].Times[1]"]));
        Assert.Equal(0, await site.Database.Db(db => db.Agreements.CountAsync()));
    }

    [Fact]
    public async Task An_agreement_is_changed_and_put_out_of_use_and_a_second_tab_is_told()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (ada, office) = (await site.SignedInAs(site.Desk.Ada, "en"), await site.Office());
        var agreement = await site.Promises(AgreementKind.Uc, "Callwerk promises", office.Id, "1", "16");
        var address = $"{List}/{agreement.Id}";
        var (one, other) = (await ada.GetForm(address), await ada.GetForm(address));
        Assert.Equal(("Callwerk promises", "1:00", "16:00", "true"), (one["Input.Name"], one["Input.Rows[3].Times[0]"], one["Input.Rows[3].Times[1]"], one["Input.Active"]));

        var saved = await ada.Submit(one, ("Input.ProviderId", $"{site.Desk.CallCentre.Id}"), ("Input.Rows[3].Times[1]", "20:15"), ("Input.Active", "false"));
        var stale = await ada.Submit(other, ("Input.Name", "Mine"));
        var again = await ada.Submit(stale.Form());

        Assert.Equal((List, HttpStatusCode.Conflict, List), (saved.Location, stale.Status, again.Location));
        Assert.Contains("20:15", stale.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", stale.Form()["Input.Name"]);
        Assert.Equal("Mine", await site.Database.Db(db => db.Agreements.Select(a => a.Name).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get($"{List}/4711")).Status);
    }

    [Fact]
    public async Task Only_who_manages_the_desk_reads_or_makes_agreements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = await site.SignedInAs(site.Desk.Frida);

        foreach (var address in new[] { List, New, "/admin/organisations", "/admin/clock-steps", "/admin/settings/routing" })
        {
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await frida.Get(address)).Status));
        }
    }
}
