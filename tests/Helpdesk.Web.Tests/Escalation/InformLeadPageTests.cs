using System.Net;
using Helpdesk.TestSupport;
using Helpdesk.Web.Tests.Desk;

namespace Helpdesk.Web.Tests.Escalation;

public sealed class InformLeadPageTests
{
    [Fact]
    public async Task A_lead_who_is_called_reads_why_and_a_second_call_is_refused_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Fritz);
        var page = await browser.Get(TicketPageTests.Url(ticket));

        var form = await browser.GetForm(page.Find("a[href$='/inform-lead']")!.GetAttribute("href")!);
        var empty = await browser.Submit(form);
        var called = await browser.Follow(await browser.Submit(form, ("Input.Reason", "He <b>wants</b> his money back.")));
        var again = await browser.Get(TicketPageTests.Url(ticket) + "/inform-lead");
        var attention = await (await site.SignedInAs(site.Desk.Lena)).Get("/desk/attention");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotNull(empty.Find("#Input_Reason_error"));
        Assert.Contains("Fritz Fink called a lead: He <b>wants</b> his money back.", called.Text, StringComparison.Ordinal);
        Assert.Null(called.Find("a[href$='/inform-lead']"));
        Assert.Empty(again.Document.QuerySelectorAll("main form"));
        Assert.Contains("A lead is called already", again.Text, StringComparison.Ordinal);
        Assert.Contains("Fritz Fink called a lead: He <b>wants</b> his money back.", attention.Find("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Frida Falk", attention.Find("table")!.TextContent, StringComparison.Ordinal);
    }
}
