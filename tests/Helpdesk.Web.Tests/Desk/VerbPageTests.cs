using System.Net;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Desk;

public sealed class VerbPageTests
{
    [Fact]
    public async Task Claiming_from_the_ticket_page_makes_it_mine()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var answer = await browser.Submit(await browser.GetForm(TicketPageTests.Url(ticket), "form[action$=claim]"));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal((site.Desk.Frida.Id, TicketState.Open), await Now(site, ticket, t => (t.OwnerId!.Value, t.State)));
    }

    [Fact]
    public async Task Whoever_claims_a_moment_later_gets_a_friendly_answer()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Fritz);
        var form = await browser.GetForm(TicketPageTests.Url(ticket), "form[action$=claim]");
        await site.Database.Send(new Claim.Command(ticket.Id), site.Desk.As(site.Desk.Frida));

        var page = await browser.Submit(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Somebody else has just taken this ticket", page.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal(site.Desk.Frida.Id, await Now(site, ticket, t => t.OwnerId));
    }

    [Fact]
    public async Task A_claim_without_the_skill_is_refused_by_name_in_German_too()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        await site.Desk.Qualify(site.Desk.Nora, site.Desk.CameraFirmware, SkillLevel.Competent, until: site.Database.Now.AddMinutes(1));
        var browser = await site.SignedInAs(site.Desk.Nora, "de");
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/claim");
        site.Database.Time.Advance(TimeSpan.FromMinutes(1));

        var page = await browser.Submit(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(page.Errors, e => e.Contains("abgelaufen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_claim_offers_it_only_to_whom_the_gate_lets_pass_in_at_most_six_statements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var (nora, sam) = (await site.SignedInAs(site.Desk.Nora, "de"), await site.SignedInAs(site.Desk.Sam));

        var closed = await nora.Get(TicketPageTests.Url(ticket) + "/claim");
        var open = await sam.Get(TicketPageTests.Url(ticket) + "/claim");

        Assert.Empty(closed.Document.QuerySelectorAll("main form"));
        Assert.Contains("Fehlendes Fachgebiet: Firmware, Kameras, auf Niveau 3 kompetent.", closed.Text, StringComparison.Ordinal);
        Assert.NotNull(open.Form());
        Assert.All([closed, open], page => Assert.InRange(page.Statements.Count, 1, 6));
    }

    [Fact]
    public async Task Impact_and_urgency_make_the_priority()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/triage");

        var nonsense = await browser.Submit(form, ("Input.Impact", "99"), ("Input.Urgency", "soon"));
        var forged = await browser.Submit(form, ("Input.Impact", "High"), ("Input.Urgency", "High"), ("Input.Priority", "5"));

        Assert.Equal(("Medium", "Medium"), (form["Input.Impact"], form["Input.Urgency"]));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (nonsense.Status, forged.Status));
        Assert.Equal(1, await Now(site, ticket, t => t.Priority));
    }

    [Fact]
    public async Task A_stale_triage_is_refused_with_what_changed_and_works_when_sent_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/triage");
        site.Database.Time.Advance(TimeSpan.FromMinutes(1));
        await site.Database.Send(new Note.Command { Ticket = ticket.Id, Body = "The customer calls twice a day." }, site.Desk.As(site.Desk.Fritz));

        var stale = await browser.Submit(form, ("Input.Impact", "High"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var again = await browser.Submit(stale.Form());

        Assert.Contains("Fritz Fink added an internal note", stale.Text, StringComparison.Ordinal);
        Assert.Contains("The customer calls twice a day.", stale.Text, StringComparison.Ordinal);
        Assert.Equal("High", stale.Form()["Input.Impact"]);
        Assert.Equal(HttpStatusCode.Found, again.Status);
        Assert.Equal(Impact.High, await Now(site, ticket, t => t.Impact));
    }

    [Fact]
    public async Task The_device_is_corrected_within_its_kind()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ticket = await A.Ticket.AddTo(desk);
        var browser = await site.SignedInAs(desk.Frida);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/identify");
        var foreignGeneration = desk.Phone.Generations.First();

        var wrongKind = await browser.Submit(form, ("Input.Product", $"{desk.Phone.Id}"));
        var wrongGeneration = await browser.Submit(form, ("Input.Generation", $"{foreignGeneration.Id}"));
        var tooLong = await browser.Submit(form, ("Input.SerialNumber", new string('x', 81)));
        var good = await browser.Submit(form, ("Input.Generation", $"{desk.Older.Id}"), ("Input.SerialNumber", " C2-1 "), ("Input.ProductVersion", "2.2"));

        Assert.All([wrongKind, wrongGeneration, tooLong], p => Assert.Equal(HttpStatusCode.UnprocessableEntity, p.Status));
        Assert.NotNull(wrongGeneration.Find("#Input_Generation_error"));
        Assert.Equal(HttpStatusCode.Found, good.Status);
        Assert.Equal((desk.Older.Id, "C2-1", "2.2"), await Now(site, ticket, t => (t.GenerationId!.Value, t.SerialNumber, t.ProductVersion)));
        var page = await browser.Follow(good);
        Assert.Contains("Frida Falk corrected the device: product from “Lumo C, Lumo C3” to “Lumo C, Lumo C2”", page.Text, StringComparison.Ordinal);
        Assert.Contains("Frida Falk corrected the device: serial number from “C2-4711” to “C2-1”", page.Text, StringComparison.Ordinal);
        Assert.Contains("Frida Falk corrected the device: version from “not known yet” to “2.2”", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_device_form_offers_what_is_active_and_what_the_ticket_says()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ticket = await A.Ticket.AddTo(desk);
        await site.Database.Db(async db =>
        {
            (await db.Generations.FindAsync(desk.Current.Id))!.Deactivate();
            (await db.Generations.FindAsync(desk.Older.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });
        var browser = await site.SignedInAs(desk.Frida);

        var page = await browser.Get(TicketPageTests.Url(ticket) + "/identify");
        var refused = await browser.Submit(page.Form(), ("Input.Generation", $"{desk.Older.Id}"));

        Assert.Equal(["", $"{desk.Current.Id}", $"{desk.Ended.Id}"], page.Document.QuerySelectorAll("#Input_Generation option").Select(o => o.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Find("#Input_Generation_error"));
    }

    [Fact]
    public async Task Waiting_for_a_third_party_says_for_whom_and_ends_by_resuming()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/wait-for-third-party");

        var empty = await browser.Submit(form);
        var waiting = await browser.Follow(await browser.Submit(form, ("Input.Whom", "Spare part from Ulm")));
        var twice = await browser.Submit(form, ("Input.Whom", "Spare part from Ulm"));
        var resumed = await browser.Follow(await browser.Submit(waiting.Form("form[action$=resume]")));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict), (empty.Status, twice.Status));
        Assert.Contains("Frida Falk waits for a third party: Spare part from Ulm", waiting.Text, StringComparison.Ordinal);
        Assert.NotNull(resumed.Find(".badge.state-open"));
        Assert.Single(await site.Database.Db(db => db.Events.Where(e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.WaitingForThirdParty).ToListAsync()));
    }

    [Fact]
    public async Task Releasing_and_waiting_for_the_customer_are_one_click()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var waits = await browser.Follow(await browser.Submit(await browser.GetForm(TicketPageTests.Url(ticket), "form[action$=wait-for-customer]")));
        var released = await browser.Submit(waits.Form("form[action$=release]"));

        Assert.Equal(HttpStatusCode.Found, released.Status);
        Assert.Null(await Now(site, ticket, t => t.OwnerId));
    }

    [Fact]
    public async Task A_verb_of_the_owner_is_refused_to_others_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Fritz);

        foreach (var verb in new[] { "release", "resolve", "wait-for-customer", "wait-for-third-party" })
        {
            var page = await browser.Get($"{TicketPageTests.Url(ticket)}/{verb}");

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main form"));
            Assert.Contains("Only the ticket's owner can do this", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Resolving_in_First_Level_asks_for_the_closing_answer_only()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/resolve");

        var empty = await browser.Submit(form);
        var resolved = await browser.Submit(form, ("Input.Body", "Version 2.1.1 solves it."));
        var twice = await browser.Submit(form, ("Input.Body", "Version 2.1.1 solves it."));

        Assert.DoesNotContain("First Level have solved", empty.Text, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found, HttpStatusCode.Found], new[] { empty, resolved, twice }.Select(p => p.Status));
        Assert.Equal(TicketState.Resolved, await Now(site, ticket, t => t.State));
        Assert.Single(await site.Database.Db(db => db.Events.Where(e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.Resolved).ToListAsync()));
    }

    [Fact]
    public async Task Resolving_above_First_Level_asks_what_First_Level_learns()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/resolve");

        var unasked = await browser.Submit(form, ("Input.Body", "Solved."));
        var unexplained = await browser.Submit(unasked.Form(), ("Input.FirstLevelCould", "false"));
        var resolved = await browser.Submit(unexplained.Form(), ("Input.NotFirstLevelBecause", "Defect"));

        Assert.NotNull(unasked.Find("#Input_FirstLevelCould_error"));
        Assert.NotNull(unexplained.Find("#Input_NotFirstLevelBecause_error"));
        Assert.Equal("Solved.", unexplained.Form()["Input.Body"]);
        Assert.Equal(HttpStatusCode.Found, resolved.Status);
        Assert.Equal((false, NotFirstLevelBecause.Defect), await Now(site, ticket, t => (t.FirstLevelCouldSolve!.Value, t.NotFirstLevelBecause!.Value)));
    }

    [Fact]
    public async Task An_agent_takes_a_resolution_back_and_says_why()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).Resolved(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Fritz);
        var form = await browser.GetForm(TicketPageTests.Url(ticket) + "/reopen");

        var empty = await browser.Submit(form);
        var page = await browser.Follow(await browser.Submit(form, ("Input.Why", "The customer wrote to me by mistake.")));
        var twice = await browser.Submit(form, ("Input.Why", "The customer wrote to me by mistake."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (empty.Status, twice.Status));
        Assert.Contains("Fritz Fink reopened it", page.Text, StringComparison.Ordinal);
        Assert.Equal("The customer wrote to me by mistake.", page.Find(".is-note .message-body")!.TextContent);
        Assert.Equal((site.Desk.Frida.Id, TicketState.Open), await Now(site, ticket, t => (t.OwnerId!.Value, t.State)));
    }

    [Fact]
    public async Task Reopening_ends_after_some_days()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).Resolved(d => d.Frida).AddTo(site.Desk);
        site.Database.Time.Advance(TimeSpan.FromDays(14));

        var page = await (await site.SignedInAs(site.Desk.Frida)).Get(TicketPageTests.Url(ticket) + "/reopen");

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("14 days", page.Text, StringComparison.Ordinal);
    }

    private static Task<T> Now<T>(HelpdeskSite site, Ticket ticket, Func<Ticket, T> what) =>
        site.Database.Db(async db => what(await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == ticket.Id)));
}
