using System.Net;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Portal;

public sealed class TicketPageTests
{
    [Fact]
    public async Task The_private_link_tells_plain_words_and_no_secrets_of_the_desk()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Answered(d => d.Sam, "Sam's answer.")
            .Then(s => s.Ticket.Note(s.Desk.Sam, "An internal doubt", Guid.NewGuid(), s.Now));
        await builder.AddTo(site.Desk);

        var browser = site.Anonymous();
        await browser.Get("/");

        var page = await browser.Get($"/t/{builder.Link.Text}");

        Assert.Equal("With a specialist for cameras", page.Find("#status")!.TextContent);
        Assert.Contains("Sam, Helpdesk", page.Text, StringComparison.Ordinal);
        Assert.All(
            ["Sommer", "Falk", "Level", "specialists", "internal doubt", "Carla", "carla@", A.Packet.Question],
            word => Assert.DoesNotContain(word, page.Find("main")!.TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.InRange(page.Statements.Count, 1, 6);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida);
        var ticket = await builder.AddTo(site.Desk);
        var before = await Version();

        foreach (var page in new[] { "", "/received", "/reopen", "/urgent", "?handler=Confirm", "?handler=Keep" })
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Anonymous().Get($"/t/{builder.Link.Text}{page}")).Status);
        }

        Assert.Equal(before, await Version());
        Task<int> Version() => site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.Version).SingleAsync());
    }

    [Theory]
    [InlineData("/t/unknown")]
    [InlineData("/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/received")]
    [InlineData("/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/urgent")]
    [InlineData("/t/%20")]
    [InlineData("/my-tickets/first")]
    public async Task A_wrong_link_is_a_complete_page_that_says_so(string url)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        var page = await site.Anonymous().Get(url);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotNull(page.Find("main h1"));
    }

    [Fact]
    public async Task A_customer_answers_confirms_and_is_told_so()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida).Answered(d => d.Frida).WaitingForCustomer(d => d.Frida);
        var ticket = await builder.AddTo(site.Desk);
        var browser = site.Anonymous();
        var url = $"/t/{builder.Link.Text}";

        var form = await browser.GetForm(url, "form[action='?handler=Reply']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form, ("Input.Body", " "))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form, ("Input.Body", "x"), ("Input.Key", "no guid"))).Status);
        var answered = await browser.Follow(await browser.Submit(form, ("Input.Body", "Here you are.")));
        await browser.Submit(form, ("Input.Body", "Here you are."));
        Assert.Contains("Your message has been added", answered.Text, StringComparison.Ordinal);

        var closed = await browser.Follow(await browser.Submit(answered.Form("form[action='?handler=Confirm']")));

        Assert.Equal("Closed", closed.Find("#status")!.TextContent);
        Assert.Null(closed.Find("form[action='?handler=Reply']"));
        Assert.Equal(1, await site.Database.Db(db => db.Messages.CountAsync(m => m.TicketId == ticket.Id && m.Body == "Here you are.")));
    }

    [Fact]
    public async Task What_was_typed_stays_on_the_page_when_the_ticket_was_closed_meanwhile()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida);
        await builder.AddTo(site.Desk);
        var browser = site.Anonymous();
        var form = await browser.GetForm($"/t/{builder.Link.Text}", "form[action='?handler=Reply']");
        await browser.Submit((await browser.Get($"/t/{builder.Link.Text}")).Form("form[action='?handler=Confirm']"));

        var refused = await browser.Submit(form, ("Input.Body", "One more thing"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("One more thing", refused.Form("form[action='?handler=Reply']")["Input.Body"]!.Trim());
    }

    [Fact]
    public async Task Urgency_is_asked_for_a_reason_and_shown_until_we_answer()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida);
        await builder.AddTo(site.Desk);
        var browser = site.Anonymous();
        var form = await browser.GetForm($"/t/{builder.Link.Text}/urgent");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(form, ("Input.Reason", new string('x', Ticket.UrgencyReasonMaxLength + 1)))).Status);
        var pending = await browser.Follow(await browser.Submit(form, ("Input.Reason", "#Tier.Second <b>")));

        Assert.Contains("A person in charge has known since", pending.Text, StringComparison.Ordinal);
        Assert.Contains("#Tier.Second <b>", pending.Text, StringComparison.Ordinal);
        Assert.Null(pending.Find($"a[href='/t/{builder.Link.Text}/urgent']"));
        Assert.Null((await browser.Get($"/t/{builder.Link.Text}/urgent")).Find("main form"));
    }

    [Fact]
    public async Task Reopening_takes_a_text_within_the_days_and_a_new_report_after_them()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida);
        await builder.AddTo(site.Desk);
        var browser = site.Anonymous("de");
        var url = $"/t/{builder.Link.Text}";

        var form = await browser.GetForm($"{url}/reopen");
        site.Database.Time.Advance(TimeSpan.FromDays(15));
        var late = await browser.Submit(form, ("Input.Body", "Es pfeift wieder"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("14 Tage", late.Text, StringComparison.Ordinal);
        Assert.Equal("Es pfeift wieder", late.Form()["Input.Body"]!.Trim());
        Assert.Contains("14 Tage", (await browser.Get(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_report_begins_with_the_same_device_as_far_as_it_is_still_offered()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida).Confirmed();
        await builder.AddTo(site.Desk);
        var browser = site.Anonymous();
        var desk = site.Desk;

        Assert.Equal($"/report?family={desk.Cameras.Id}&product={desk.Camera.Id}&generation={desk.Current.Id}", await Anew());
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(await Anew())).Status);
        await site.Database.Db(async db =>
        {
            (await db.Products.FindAsync(desk.Camera.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });
        Assert.Equal($"/report?family={desk.Cameras.Id}", await Anew());

        async Task<string> Anew() =>
            (await browser.Get($"/t/{builder.Link.Text}")).Find(".status-panel a[href^='/report']")!.GetAttribute("href")!;
    }

    [Fact]
    public async Task A_resolved_ticket_is_reopened_from_its_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida);
        await builder.AddTo(site.Desk);
        var browser = site.Anonymous();

        var page = await browser.Get($"/t/{builder.Link.Text}");
        var form = await browser.GetForm(page.Find(".status-panel a.btn")!.GetAttribute("href")!);
        var reopened = await browser.Follow(await browser.Submit(form, ("Input.Body", "It whistles again")));

        Assert.Equal("We are working on it", reopened.Find("#status")!.TextContent);
        Assert.Contains("You opened it again", reopened.Text, StringComparison.Ordinal);
    }
}
