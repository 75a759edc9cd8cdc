using System.Net;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Helpdesk.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Escalation;

public sealed class TransferPageTests
{
    [Fact]
    public async Task A_ticket_moves_to_the_chosen_team_and_history_says_why()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lenses = await site.Database.Save(db => db.Teams.Add(new Team("Lens specialists", Tier.Second)).Entity);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);
        var page = await browser.Get(TicketPageTests.Url(ticket));

        var form = await browser.GetForm(page.Find("a[href$='/transfer']")!.GetAttribute("href")!);
        var empty = await browser.Submit(form, ("Input.TeamId", $"{lenses.Id}"));
        var unchosen = await browser.Submit(empty.Form(), ("Input.TeamId", ""), ("Input.Reason", "It is the lens."));
        var moved = await browser.Follow(await browser.Submit(unchosen.Form(), ("Input.TeamId", $"{lenses.Id}")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (empty.Status, unchosen.Status));
        Assert.NotNull(empty.Find("#Input_Reason_error"));
        Assert.NotNull(unchosen.Find("#Input_TeamId_error"));
        Assert.Contains("Sam Sommer moved it to the team Lens specialists. It is the lens.", moved.Text, StringComparison.Ordinal);
        Assert.Equal(lenses.Id, await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.TeamId).SingleAsync()));
    }

    [Fact]
    public async Task Where_no_other_team_serves_it_the_page_says_so()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Sam)).Get(TicketPageTests.Url(ticket) + "/transfer");

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("No other Second Level team", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_colleague_owns_is_refused_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await site.Database.Save(db => db.Teams.Add(new Team("Lens specialists", Tier.Second)).Entity);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Nora);

        var page = await browser.Get(TicketPageTests.Url(ticket) + "/transfer");

        Assert.Null((await browser.Get(TicketPageTests.Url(ticket))).Find("a[href$='/transfer']"));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("Only the owner or a lead moves a ticket", page.Text, StringComparison.Ordinal);
    }
}
