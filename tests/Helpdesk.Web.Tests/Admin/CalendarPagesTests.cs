using System.Net;
using System.Text;
using Helpdesk.Domain.Clocks;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Admin;

public sealed class CalendarPagesTests
{
    private const string File = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Somebody//EN
        BEGIN:VEVENT
        UID:1
        DTSTART;VALUE=DATE:20270326
        DTEND;VALUE=DATE:20270330
        SUMMARY:Easter\, all of it
        END:VEVENT
        BEGIN:VEVENT
        UID:2
        DTSTART;VALUE=DATE:20201003
        RRULE:FREQ=YEARLY
        SUMMARY:Tag der Deutschen Einheit
        END:VEVENT
        BEGIN:VEVENT
        UID:3
        DTSTART:20270405T090000Z
        DTEND:20270405T100000Z
        SUMMARY:Dentist
        END:VEVENT
        BEGIN:VEVENT
        UID:4
        DTSTART;VALUE=DATE:20260101
        SUMMARY:Long past
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public async Task A_calendar_is_created_and_gets_its_week_by_the_form()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");

        var created = await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"));
        var saved = await ada.Submit(
            await ada.GetForm(created.Location!, "form#calendar"),
            ("Input.Week[0].Shifts[1].From", "18:00"), ("Input.Week[0].Shifts[1].Until", "20:30"), ("Input.Week[5].Shifts[0].From", "00:00"), ("Input.Week[5].Shifts[0].Until", "00:00"));

        Assert.Equal(created.Location, saved.Location);
        var form = await ada.GetForm(created.Location!, "form#calendar");
        Assert.Equal(("09:00", "18:00", "20:30", "", "00:00"), (
            form["Input.Week[0].Shifts[0].From"], form["Input.Week[0].Shifts[1].From"], form["Input.Week[0].Shifts[1].Until"],
            form["Input.Week[0].Shifts[2].From"], form["Input.Week[5].Shifts[0].From"]));
        Assert.Contains("66.5 h", (await ada.Get("/admin/calendars")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_that_change_a_calendar_are_told_of_each_other()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var address = (await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"))).Location!;
        var (one, other) = (await ada.GetForm(address, "form#calendar"), await ada.GetForm(address, "form#calendar"));
        await ada.Submit(one, ("Input.Week[6].Shifts[0].From", "10:00"), ("Input.Week[6].Shifts[0].Until", "12:00"));

        var stale = await ada.Submit(other, ("Input.Name", "Support 2"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Sunday 10:00–12:00", stale.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_regions_holidays_come_in_the_readers_language_from_today_on()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");
        var address = (await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"))).Location!;
        var form = await ada.GetForm($"{address}/holidays", "form[action$='=Region']");

        var refused = await ada.Submit(form, ("Region", "XX-1"));
        var added = await ada.Submit(form, ("Region", "DE-BY"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(address, added.Location);
        var page = (await ada.Get(address)).Text;
        Assert.Contains("Fronleichnam Do, 27. Mai 2027", page, StringComparison.Ordinal);
        Assert.Contains("Karfreitag Fr, 26. März 2027", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Jan. 2027", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Reformationstag", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_file_brings_its_whole_days_and_nothing_else()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var address = (await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"))).Location!;

        var added = await Upload(ada, address, Encoding.UTF8.GetBytes(File));

        Assert.Equal(address, added.Location);
        var page = (await ada.Get(address)).Text;
        Assert.Contains("2027: 5 days", page, StringComparison.Ordinal);
        Assert.Contains("Easter, all of it Mon, 29 Mar 2027", page, StringComparison.Ordinal);
        Assert.Contains("Tag der Deutschen Einheit Sun, 3 Oct 2027", page, StringComparison.Ordinal);
        Assert.Contains("2031: 1 days", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Dentist", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Long past", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("name,mail", "no calendar file")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:99999999\nEND:VEVENT\nEND:VCALENDAR", "no calendar file")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR", "no entries for whole days")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270401\nRRULE:FREQ=SECONDLY\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "no entries for whole days")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270105\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "no entries for whole days")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270105\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "no entries for whole days")]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270401\nRRULE:FREQ=DAILY\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "at most 1000 days")]
    public async Task A_file_that_is_none_or_holds_too_much_is_answered_in_words(string file, string answer)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var address = (await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"))).Location!;

        var page = await Upload(ada, address, Encoding.UTF8.GetBytes(file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(answer, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_name_is_cut_between_its_characters_and_a_day_too_many_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var address = (await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"))).Location!;
        var name = new string('a', SpecialDay.NameMaxLength - 1) + "😀";
        await Upload(ada, address, Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20270708\nSUMMARY:{name}\nEND:VEVENT\nEND:VCALENDAR"));

        var refused = await ada.Submit(await ada.GetForm(address, "#calendar"), ("Input.Week[7].Shifts[0].From", "01:00"), ("Input.Week[7].Shifts[0].Until", "02:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(name[..^2], await site.Database.Db(async db => (await db.Calendars.Include(c => c.Editions).SingleAsync()).Hours.Days.Single().Name));
    }

    [Fact]
    public async Task Single_days_are_added_and_removed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var address = (await ada.Submit(await ada.GetForm("/admin/calendars/new"), ("Input.Name", "Support"))).Location!;
        var form = await ada.GetForm($"{address}/day");

        var refused = await ada.Submit(form, ("Input.Days[0].On", "2027-12-24"), ("Input.Days[0].From", "08:00"));
        await ada.Submit(form, ("Input.Days[0].On", "2027-12-24"), ("Input.Days[0].Name", "Christmas Eve"), ("Input.Days[0].From", "08:00"), ("Input.Days[0].Until", "12:00"));
        var page = await ada.Get(address);
        await ada.Submit(page.Form("form[action$='=Remove']"), ("day", "2027-12-24"));

        Assert.Equal(2, refused.Errors.Count);
        Assert.Contains("Christmas Eve Fri, 24 Dec 2027", page.Text, StringComparison.Ordinal);
        Assert.Empty(await site.Database.Db(async db => (await db.Calendars.Include(c => c.Editions).SingleAsync()).Hours.Days));
    }

    private static async Task<TestSupport.Page> Upload(Browser ada, string address, byte[] file)
    {
        var form = await ada.GetForm($"{address}/holidays", "form[action$='=File']");
        var content = new MultipartFormDataContent
        {
            { new StringContent(form["__RequestVerificationToken"]!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "Upload", "holidays.ics" },
        };
        return await ada.Send(new HttpRequestMessage(HttpMethod.Post, $"{address}/holidays?handler=File") { Content = content });
    }
}
