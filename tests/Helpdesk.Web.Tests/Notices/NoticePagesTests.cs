using System.Net;
using Helpdesk.Application.Notices;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Web.Tests.Notices;

/// <summary>The bell, what stands behind it, and what each person lets it say.</summary>
public sealed class NoticePagesTests
{
    private const string Unread = "main .badge.tone-red";

    [Fact]
    public async Task The_bell_says_how_much_is_unread_and_a_notice_leads_to_its_ticket_and_is_read_then()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = (await site.SignedInAs(site.Desk.Frida, "en"), await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk));
        Assert.Equal("Notices: nothing unread", (await frida.Get("/desk")).Find("#bell")!.GetAttribute("aria-label"));
        Assert.Contains("Nothing yet", (await frida.Get("/desk/notices")).Text, StringComparison.Ordinal);
        var notice = await TellAsync(site, site.Desk.Frida, NoticeKind.CustomerWrote, ticket, "TheCustomerHasWritten");
        await TellAsync(site, site.Desk.Frida, NoticeKind.Returned, ticket, "TheTicketIsOpenAgain");

        var page = await frida.Get((await frida.Get("/desk")).Find("#bell")!.GetAttribute("href")!);
        Assert.Equal("Notices: 2 unread", page.Find("#bell")!.GetAttribute("aria-label"));
        Assert.Equal("2", page.Find("#bell .count")!.TextContent);
        Assert.DoesNotContain((await frida.Get("/desk")).Statements, s => s.Contains("Notices", StringComparison.Ordinal));
        Assert.Equal(2, page.Document.QuerySelectorAll(Unread).Length);
        Assert.Contains($"The customer wrote on {ticket.Number} “{ticket.Title}”.", page.Text, StringComparison.Ordinal);
        var opened = await frida.Get(page.Find($"main a[href='/desk/notices/{notice}']")!.GetAttribute("href")!);

        Assert.Equal((HttpStatusCode.Found, $"/desk/tickets/{ticket.Id}"), (opened.Status, opened.Location));
        Assert.Equal("Notices: 1 unread", (await frida.Follow(opened)).Find("#bell")!.GetAttribute("aria-label"));
        Assert.Single((await frida.Get("/desk/notices")).Document.QuerySelectorAll(Unread));
    }

    [Fact]
    public async Task Everything_is_marked_as_read_but_what_came_after_the_page_was_shown()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = (await site.SignedInAs(site.Desk.Frida, "de"), await A.Ticket.AddTo(site.Desk));
        for (var i = 0; i < 26; i++)
        {
            await TellAsync(site, site.Desk.Frida, NoticeKind.Assigned, ticket, "TheTicketIsYoursNow");
        }

        var form = await frida.GetForm("/desk/notices", "#read-all");
        await TellAsync(site, site.Desk.Frida, NoticeKind.Assigned, ticket, "TheTicketIsYoursNow");
        var done = await frida.Submit(form.Press("#read-all button"));

        Assert.Equal("/desk/notices", done.Location);
        var page = await frida.Follow(done);
        Assert.Equal("Benachrichtigungen: 1 ungelesen", page.Find("#bell")!.GetAttribute("aria-label"));
        Assert.Equal("/desk/notices?number=2", page.Find("a[rel=next]")!.GetAttribute("href"));
        Assert.Contains("26", (await frida.Get("/desk/notices?number=2")).Find(".pager")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_notice_is_not_found_and_stays_unread()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var notice = await TellAsync(site, site.Desk.Frida, NoticeKind.Assigned, ticket, "TheTicketIsYoursNow");

        foreach (var other in new[] { site.Desk.Fritz, site.Desk.Paula, site.Desk.Ada })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(other)).Get($"/desk/notices/{notice}")).Status);
        }

        Assert.StartsWith("/account/sign-in", (await site.Anonymous().Get($"/desk/notices/{notice}")).Location, StringComparison.Ordinal);
        Assert.Null(await site.Database.Db(db => db.Notices.Select(n => n.ReadAt).SingleAsync()));
    }

    [Fact]
    public async Task A_notice_leads_to_where_something_is_to_be_done()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (sam, ticket) = (await site.SignedInAs(site.Desk.Sam), await A.Ticket.InSecondLevel().AddTo(site.Desk));
        async Task<string?> Leads(NoticeKind kind, Ticket? about) => (await sam.Get($"/desk/notices/{await TellAsync(site, site.Desk.Sam, kind, about, "TheAnswerWaitsForYou")}")).Location;

        Assert.Equal($"/desk/tickets/{ticket.Id}/offer", await Leads(NoticeKind.Offered, ticket));
        Assert.Equal($"/desk/tickets/{ticket.Id}/answer-consult", await Leads(NoticeKind.QuestionAsked, ticket));
        Assert.Equal($"/desk/tickets/{ticket.Id}/answer", await Leads(NoticeKind.AnswerWaits, ticket));
        Assert.Equal("/desk/me", await Leads(NoticeKind.Alert, null));
        var lena = await site.SignedInAs(site.Desk.Lena);
        Assert.Equal("/desk/attention", (await lena.Get($"/desk/notices/{await TellAsync(site, site.Desk.Lena, NoticeKind.Alert, null, "TheAnswerWaitsForYou")}")).Location);
    }

    [Fact]
    public async Task A_providers_person_is_told_when_the_ticket_is_not_with_them_any_more()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (paula, ticket) = (await site.SignedInAs(site.Desk.Paula, "en"), await A.Ticket.AddTo(site.Desk));
        var notice = await TellAsync(site, site.Desk.Paula, NoticeKind.Offered, ticket, "TheTicketIsYoursNow");

        var opened = await paula.Get($"/desk/notices/{notice}");

        Assert.Equal("/desk/notices", opened.Location);
        Assert.Contains("This ticket went on to somebody else", (await paula.Follow(opened)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_person_chooses_what_reaches_them_where()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = await site.SignedInAs(site.Desk.Frida, "en");
        var form = await frida.GetForm("/desk/notices/choices");
        Assert.Equal(11, form.Fields.Count(f => f.Name == "Input.InProduct"));
        Assert.Equal(["QuestionAsked", "ClockStep", "Alert"], form.Fields.Where(f => f.Name == "Input.ByMail").Select(f => f.Value));

        var saved = await frida.Submit(form, ("Input.InProduct", null), ("Input.ByMail", "CustomerWrote"));
        Assert.Equal("/desk/notices/choices", saved.Location);
        var after = (await frida.Follow(saved)).Form();
        Assert.Equal(["CustomerWrote"], after.Fields.Where(f => f.Name is "Input.ByMail" or "Input.InProduct").Select(f => f.Value));

        var wrong = await frida.Submit(after, ("Input.ByMail", "Nonsense"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Single(wrong.Errors);
        Assert.Equal(10, await site.Database.Db(db => db.NoticeChoices.CountAsync(c => c.AgentId == site.Desk.Frida.Id && !c.ByMail)));
    }

    /// <summary>Told, and a few seconds later.</summary>
    private static async Task<long> TellAsync(HelpdeskSite site, Agent agent, NoticeKind kind, Ticket? ticket, string key)
    {
        var notice = await site.Database.Save(db => db.Notices.Add(new Notice(
            agent.Id, kind, ticket?.Id, new Reason($"Rule.{key}", [ticket?.Number ?? "", ticket?.Title ?? "", site.Database.Now]), site.Database.Now)).Entity);
        await site.Services.GetRequiredService<KnownUnread>().RefreshAsync(CancellationToken.None);
        return notice.Id;
    }
}
