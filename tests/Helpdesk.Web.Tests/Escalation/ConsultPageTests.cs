using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Helpdesk.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Escalation;

public sealed class ConsultPageTests
{
    [Fact]
    public async Task The_owner_asks_the_specialist_answers_and_the_owner_reads_it()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await ThereIs(site, site.Desk.Theo);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).AddTo(site.Desk);
        var (sam, theo) = (await site.SignedInAs(site.Desk.Sam), await site.SignedInAs(site.Desk.Theo));

        var form = await sam.GetForm((await sam.Get(TicketPageTests.Url(ticket))).Find("a[href$='/consult']")!.GetAttribute("href")!);
        var empty = await sam.Submit(form);
        var asked = await sam.Follow(await sam.Submit(empty.Form(), ("Input.Question", "Which <b>build</b> has the fix?")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotNull(empty.Find("#Input_Question_error"));
        var block = asked.Find("section[aria-labelledby^='consult-']")!.TextContent;
        Assert.Contains("Question to Theo Thoma", block, StringComparison.Ordinal);
        Assert.Contains("Which <b>build</b> has the fix?", block, StringComparison.Ordinal);
        Assert.Contains("No answer yet", block, StringComparison.Ordinal);
        Assert.Contains("Sam Sommer asked Theo Thoma: Which <b>build</b> has the fix?", asked.Text, StringComparison.Ordinal);

        var mine = await theo.Get("/desk/mine");
        Assert.Contains("Sam Sommer asks you", mine.Text, StringComparison.Ordinal);
        var answer = await theo.GetForm(mine.Find("a[href$='/answer-consult']")!.GetAttribute("href")!);
        var unsaid = await theo.Submit(answer);
        var answered = await theo.Follow(await theo.Submit(unsaid.Form(), ("Input.Answer", "2.1.1, out on Friday.")));

        Assert.NotNull(unsaid.Find("#Input_Answer_error"));
        Assert.DoesNotContain("asks you", answered.Text, StringComparison.Ordinal);
        var news = await sam.Get("/desk/mine");
        Assert.Contains("Theo Thoma answered", news.Text, StringComparison.Ordinal);
        Assert.Contains("2.1.1, out on Friday.", news.Text, StringComparison.Ordinal);
        var read = await sam.Get(TicketPageTests.Url(ticket));
        Assert.Contains("2.1.1, out on Friday.", read.Find("section[aria-labelledby^='consult-']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(site.Desk.Sam.Id, await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_cannot_be_asked_is_named_with_the_reason_and_another_tier_shows_others()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await ThereIs(site, site.Desk.Sam);
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida);

        var page = await frida.Get(TicketPageTests.Url(ticket) + "/consult");
        var second = await frida.Submit(page.Form().Press("button[formaction]"), ("Input.TopicId", $"{site.Desk.Firmware.Id}"), ("Input.Question", "Is it the lens?"));
        var third = await frida.Submit(second.Form().Press("button[formaction]"), ("Input.Tier", "Third"));

        Assert.Contains("Choose the skill first", page.Text, StringComparison.Ordinal);
        Assert.Equal(["", $"{site.Desk.Sam.Id}"], second.Document.QuerySelectorAll("input[name='Input.AgentId']").Select(i => i.GetAttribute("value")));
        Assert.NotNull(second.Find("input[name='Input.AgentId'][value=''][checked]"));
        var refused = second.Find("main details")!.TextContent;
        Assert.Contains("Nora Nagel", refused, StringComparison.Ordinal);
        Assert.Contains("Firmware", refused, StringComparison.Ordinal);
        Assert.Equal("Is it the lens?", third.Find("#Input_Question")!.TextContent.Trim());
        Assert.Contains("You can choose somebody who reads the question later", third.Text, StringComparison.Ordinal);
        var unchosen = await frida.Submit(third.Form());
        Assert.NotNull(unchosen.Find("#Input_AgentId_error"));
        var asked = await frida.Follow(await frida.Submit(unchosen.Form(), ("Input.AgentId", $"{site.Desk.Theo.Id}")));
        Assert.Contains("Question to Theo Thoma", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_declined_with_a_reason_or_taken_back()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var declined = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).Asking(d => d.Sam, d => d.Theo).AddTo(site.Desk);
        var ended = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).Asking(d => d.Sam, d => d.Theo).AddTo(site.Desk);
        var (sam, theo) = (await site.SignedInAs(site.Desk.Sam), await site.SignedInAs(site.Desk.Theo));

        await theo.Submit(await theo.GetForm(TicketPageTests.Url(declined) + "/decline-consult"), ("Input.Reason", "Not my board."));
        var page = await sam.Get(TicketPageTests.Url(ended));
        var after = await sam.Follow(await sam.Submit(page.Form("form[action$='handler=End']")));
        var late = await theo.Get(TicketPageTests.Url(ended) + "/answer-consult");

        Assert.Contains("Theo Thoma declined the question", (await sam.Get(TicketPageTests.Url(declined))).Text, StringComparison.Ordinal);
        Assert.Contains("Not my board.", (await sam.Get("/desk/mine")).Text, StringComparison.Ordinal);
        Assert.Null(after.Find("section[aria-labelledby^='consult-']"));
        Assert.Contains("no longer needed", late.Text, StringComparison.Ordinal);
        Assert.Empty(late.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Who_may_not_ask_and_who_is_not_asked_are_told_so()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).Asking(d => d.Sam, d => d.Theo).AddTo(site.Desk);
        var nora = await site.SignedInAs(site.Desk.Nora);

        var ask = await nora.Get(TicketPageTests.Url(ticket) + "/consult");
        var answer = await nora.Get(TicketPageTests.Url(ticket) + "/answer-consult");
        var shown = await nora.Get(TicketPageTests.Url(ticket));

        Assert.Contains("Only the owner or a lead asks a specialist.", ask.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody asked you about this ticket.", answer.Text, StringComparison.Ordinal);
        Assert.Empty(ask.Document.QuerySelectorAll("main form"));
        Assert.Empty(answer.Document.QuerySelectorAll("main form"));
        Assert.Contains("Question to Theo Thoma", shown.Text, StringComparison.Ordinal);
        Assert.Null(shown.Find("a[href$='/answer-consult'], form[action$='handler=End']"));
    }

    [Fact]
    public async Task The_customer_reads_nothing_of_it()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).Asking(d => d.Sam, d => d.Theo, text: "A secret question?").Advised(d => d.Theo, "A secret answer.");
        await builder.AddTo(site.Desk);

        var page = await site.Anonymous("en").Get($"/t/{builder.Link.Text}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("secret", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theo", page.Text, StringComparison.Ordinal);
    }

    private static Task<Workplace> ThereIs(HelpdeskSite site, Agent agent) => site.Database.Save(db =>
    {
        var workplace = db.Workplaces.FirstOrDefault(w => w.AgentId == agent.Id) ?? db.Workplaces.Add(new Workplace(agent.Id, site.Database.Now)).Entity;
        workplace.Become(Presence.Available, site.Database.Now);
        return workplace;
    });
}
