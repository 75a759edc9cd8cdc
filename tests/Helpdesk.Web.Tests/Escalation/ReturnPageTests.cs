using System.Net;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Escalation;

public sealed class ReturnPageTests
{
    [Fact]
    public async Task It_says_to_whom_the_ticket_goes_and_brings_it_there()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);

        var page = await browser.Get(Url(ticket));
        var sent = await browser.Submit(
            page.Form(), ("Input.Code", nameof(ReturnCode.InsufficientInformation)), ("Input.Missing", "The firmware's log"), ("Input.Note", "Page 12 of the manual says how."));
        var shown = await (await site.SignedInAs(site.Desk.Frida)).Get($"/desk/tickets/{ticket.Id}");

        Assert.Contains("Goes back to Frida Falk, First Level", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Contains("Back from Second Level: Insufficient information", shown.Text, StringComparison.Ordinal);
        Assert.Contains("The firmware's log", shown.Text, StringComparison.Ordinal);
        Assert.Equal(site.Desk.Frida.Id, await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task When_the_sender_cannot_have_it_the_queue_and_the_reason_are_named()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        await site.Database.Db(async db =>
        {
            (await db.Agents.FindAsync(site.Desk.Frida.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });

        var page = await (await site.SignedInAs(site.Desk.Sam)).Get(Url(ticket));

        Assert.Contains("Goes into the queue of First Level", page.Text, StringComparison.Ordinal);
        Assert.Contains("Frida Falk is deactivated.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "Say why it goes back.")]
    [InlineData("Lost", "", "This value is not understood.")]
    [InlineData("99", "", "")]
    [InlineData(nameof(ReturnCode.InsufficientInformation), " ", "Name what is missing.")]
    public async Task A_return_without_a_code_or_the_missing_item_is_refused_and_the_note_kept(string code, string missing, string message)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);

        var refused = await browser.Submit(
            await browser.GetForm(Url(ticket)), ("Input.Code", code), ("Input.Missing", missing), ("Input.Note", "A long explanation"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(refused.Errors, e => e.StartsWith(message, StringComparison.Ordinal));
        Assert.Equal("A long explanation", refused.Form()["Input.Note"]);
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_refused_and_kept()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);
        var note = new string('n', Domain.Tickets.Escalation.NoteMaxLength + 1);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)), ("Input.Code", nameof(ReturnCode.Solved)), ("Input.Note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(note, refused.Form()["Input.Note"]);
    }

    [Fact]
    public async Task A_stale_return_keeps_its_text_and_one_sent_twice_counts_once()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);
        var form = await browser.GetForm(Url(ticket));
        site.Database.Time.Advance(TimeSpan.FromMinutes(1));
        await site.Database.Db(async db =>
        {
            (await db.Tickets.Include(t => t.Stays).SingleAsync(t => t.Id == ticket.Id)).Note(site.Desk.Nora, "I know this one.", Guid.NewGuid(), site.Database.Now);
            await db.SaveChangesAsync();
        });
        (string, string?)[] fields = [("Input.Code", nameof(ReturnCode.WrongProduct)), ("Input.Note", "It is a phone.")];

        var stale = await browser.Submit(form, fields);
        var fresh = stale.Form();
        var (once, twice) = (await browser.Submit(fresh), await browser.Submit(fresh));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("I know this one.", stale.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (once.Status, twice.Status));
        Assert.Equal(1, await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.BounceCount).SingleAsync()));
    }

    [Fact]
    public async Task It_takes_at_most_six_statements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InThirdLevel().OwnedBy(d => d.Theo).AddTo(site.Desk);

        Assert.InRange((await (await site.SignedInAs(site.Desk.Theo)).Get(Url(ticket))).Statements.Count, 1, 6);
    }

    private static string Url(Ticket ticket) => $"/desk/tickets/{ticket.Id}/return";
}
