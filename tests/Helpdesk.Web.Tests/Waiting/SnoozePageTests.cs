using System.Net;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Waiting;

/// <summary>Set aside and taken up again by what people press.</summary>
public sealed class SnoozePageTests
{
    [Fact]
    public async Task The_owner_sets_it_aside_finds_it_apart_and_takes_it_up_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida, "en");
        frida.Cookies["tz"] = "Europe/Berlin";
        var url = $"/desk/tickets/{ticket.Id}";
        Assert.Contains("Set aside until", (await frida.Get(url)).Find($"main a[href='{url}/snooze']")!.TextContent, StringComparison.Ordinal);

        var page = await frida.Get($"{url}/snooze");
        var sent = await frida.Submit(page.Form(), ("Input.Choice", "NextWeek"), ("Input.Note", "The lens comes on Friday"));
        var shown = await frida.Follow(sent);
        var mine = await frida.Get("/desk/mine");

        Assert.InRange(page.Statements.Count, 1, 6);
        Assert.Contains("1 Mar 2027, 12:00", page.Find("#Input_Choice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(url, sent.Location);
        Assert.Contains("Set aside until 8 Mar 2027, 08:00", shown.Find(".ticket-head")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("set it aside until 8 Mar 2027, 08:00: The lens comes on Friday", shown.Text, StringComparison.Ordinal);
        Assert.InRange(shown.Statements.Count, 1, 6);
        Assert.Contains("Set aside, 8 Mar 2027, 08:00", mine.Find("section[aria-labelledby=aside]")!.TextContent, StringComparison.Ordinal);
        Assert.InRange(mine.Statements.Count, 1, 6);
        Assert.Contains("Set aside", (await frida.Get("/desk?tier=1")).Text, StringComparison.Ordinal);

        var awake = await frida.Follow(await frida.Submit(shown.Form($"form[action='{url}/wake']")));
        Assert.Contains("It is on your list again", awake.Text, StringComparison.Ordinal);
        Assert.Null((await frida.Get("/desk/mine")).Find("section[aria-labelledby=aside]"));
    }

    [Fact]
    public async Task An_own_time_that_is_over_or_missing_is_refused_in_German_and_keeps_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida, "de");
        frida.Cookies["tz"] = "Europe/Berlin";
        var form = await frida.GetForm($"/desk/tickets/{ticket.Id}/snooze");

        foreach (var (until, words) in new[]
        {
            ("", "Wählen Sie einen Zeitpunkt, der noch kommt."), ("2027-02-01T08:00", "Wählen Sie einen Zeitpunkt, der noch kommt."),
            ("2028-04-05T08:00", "höchstens 90 Tage"), ("yesterday", ""),
        })
        {
            var refused = await frida.Submit(form, ("Input.Choice", "OwnTime"), ("Input.Until", until), ("Input.Note", "Objektiv"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(words, Assert.Single(refused.Errors), StringComparison.Ordinal);
            Assert.Equal("Objektiv", refused.Form()["Input.Note"]!.Trim());
        }

        var sent = await frida.Submit(form, ("Input.Choice", "OwnTime"), ("Input.Until", "2027-03-04T07:30"));
        Assert.Contains("Zurückgestellt bis 4. März 2027, 07:30", (await frida.Follow(sent)).Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2027, 3, 4, 6, 30, 0, TimeSpan.Zero), await site.Database.Db(db => db.Tickets.Select(t => t.SnoozedUntil).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_does_not_own_it_reads_why_not()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var fritz = await site.SignedInAs(site.Desk.Fritz, "de");

        foreach (var page in new[] { "snooze", "wake" })
        {
            var shown = await fritz.Get($"/desk/tickets/{ticket.Id}/{page}");
            Assert.Null(shown.Find("main form[method=post]"));
            Assert.NotNull(shown.Find("main .alert"));
        }

        Assert.Null((await fritz.Get($"/desk/tickets/{ticket.Id}")).Find("main a[href$='/snooze']"));
    }
}
