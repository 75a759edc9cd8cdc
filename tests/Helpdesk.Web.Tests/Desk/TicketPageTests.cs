using System.Net;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Helpdesk.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Desk;

public sealed class TicketPageTests
{
    private const string Composer = "form.composer";

    [Fact]
    public async Task The_page_shows_conversation_path_device_and_customer_in_at_most_six_statements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(site.Desk.Sam).Answered(d => d.Sam, "Please send <b>the log</b>.").AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);
        await browser.Get(Url(ticket));

        var page = await browser.Get(Url(ticket));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(page.Statements.Count, 1, 6);
        Assert.Equal(ticket.Title, page.Find("h1")!.TextContent);
        Assert.Equal("Please send <b>the log</b>.", page.Find(".message.is-agent .message-body")!.TextContent);
        Assert.Equal(2, page.Document.QuerySelectorAll(".stay").Length);
        Assert.Contains("Frida Falk escalated it from First Level to Camera specialists: Steps exhausted", page.Text, StringComparison.Ordinal);
        Assert.Contains("Lumo C3", page.Text, StringComparison.Ordinal);
        Assert.Contains("carla@customer.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
    }

    [Theory, InlineData("en"), InlineData("de")]
    public async Task No_word_is_missing_whatever_has_happened_to_the_ticket(string language)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        TicketBuilder[] lives =
        [
            A.Ticket, A.Ticket.InThirdLevel().OwnedBy(desk.Theo).WaitingForCustomer(d => d.Theo), A.Ticket.OwnedBy(desk.Frida).Urgent(),
            A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida), A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).Confirmed(),
        ];

        foreach (var life in lives)
        {
            var ticket = await life.AddTo(desk);
            foreach (var agent in new[] { desk.Frida, desk.Sam, desk.Theo, desk.Lena })
            {
                var page = await (await site.SignedInAs(agent, language)).Get(Url(ticket));

                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_event_has_a_sentence_in_both_languages()
    {
        var words = new WordList();

        foreach (var culture in WordList.Cultures)
        {
            Assert.Empty(Enum.GetNames<TicketEventKind>().Select(kind => $"Event.{kind}").Except(words.Of(culture).Keys));
        }
    }

    [Fact]
    public async Task Whoever_owns_it_and_is_no_longer_qualified_keeps_it_with_a_warning()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, until: desk.Now.AddDays(1));
        var (hers, his) = (await A.Ticket.InSecondLevel().OwnedBy(desk.Nora).AddTo(desk), await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk));
        var lena = await site.SignedInAs(desk.Lena, "de");
        Assert.Null((await lena.Get(Url(hers))).Find("#owner-no-longer"));

        site.Database.Time.Advance(TimeSpan.FromDays(1));
        lena = await site.SignedInAs(desk.Lena, "de");

        var warning = (await lena.Get(Url(hers))).Find("#owner-no-longer")!.TextContent;
        Assert.StartsWith("Nora Nagel dürfte dieses Ticket nicht mehr übernehmen und behält es.", warning, StringComparison.Ordinal);
        Assert.Contains("abgelaufen", warning, StringComparison.Ordinal);
        Assert.Null((await lena.Get(Url(his))).Find("#owner-no-longer"));
    }

    [Fact]
    public async Task A_refused_claim_names_the_missing_skill_on_the_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Nora)).Get(Url(ticket));

        Assert.NotNull(page.Find("button[aria-disabled=true]"));
        Assert.Contains("Missing skill: Firmware, Cameras, at level 3 Competent.", page.Find("#refusals")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_ticket_shows_no_action_but_why()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).Resolved(d => d.Frida).Confirmed().AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Frida)).Get(Url(ticket));

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Empty(page.Document.QuerySelectorAll(".action-bar > *"));
        Assert.Contains("Closed since", page.Find("#refusals")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_answers_and_waits_for_the_customer()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = (await browser.GetForm(Url(ticket), Composer)).Press("button[name='Input.WaitForCustomer']");

        var answer = await browser.Submit(form, ("Input.Body", "Does it also hunt with the other lens?\r\n\u202Eمرحبا 📷"));
        var page = await browser.Follow(answer);

        Assert.Equal((HttpStatusCode.Found, Url(ticket)), (answer.Status, answer.Location));
        Assert.Equal("Does it also hunt with the other lens?\n\u202Eمرحبا 📷", page.Find(".message.is-agent .message-body")!.TextContent);
        Assert.NotNull(page.Find(".badge.state-waiting"));
        Assert.Contains("Input.Version", page.Form("form[action$=resume]").Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task A_note_is_for_colleagues_and_needs_no_ownership()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Fritz);
        var form = await browser.GetForm(Url(ticket), Composer);

        var page = await browser.Follow(await browser.Submit(form, ("Input.Body", "Seen this twice last week.")));

        Assert.Equal("Note", form["Kind"]);
        Assert.Equal("Seen this twice last week.", page.Find(".message.is-note .message-body")!.TextContent);
        Assert.Equal(MessageKind.Note, (await Messages(site, ticket))[^1].Kind);
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_message()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);

        foreach (var kind in new[] { "Reply", "Reply", "Note", "Note" })
        {
            Assert.Equal(HttpStatusCode.Found, (await browser.Submit(form, ("Kind", kind), ("Input.Body", "Once."))).Status);
        }

        Assert.Equal([MessageKind.Public, MessageKind.Note], (await Messages(site, ticket)).Where(m => m.Body == "Once.").Select(m => m.Kind));
    }

    [Fact]
    public async Task The_same_form_with_another_text_is_never_taken_for_the_first()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);
        await browser.Submit(form, ("Kind", "Reply"), ("Input.Body", "First."));

        var stale = await browser.Submit(form, ("Kind", "Reply"), ("Input.Body", "Second."));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(stale.Form(Composer), ("Kind", "Reply"))).Status);
        Assert.Equal(["First.", "Second."], (await Messages(site, ticket)).Select(m => m.Body).TakeLast(2));
    }

    [Theory, InlineData(""), InlineData("   ")]
    public async Task An_unfit_text_is_refused_beside_its_field(string text)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var page = await browser.Submit(await browser.GetForm(Url(ticket), Composer), ("Input.Body", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Find("#Input_Body_error"));
        Assert.Equal(ticket.Title, page.Find("h1")!.TextContent);
    }

    [Fact]
    public async Task Twenty_thousand_characters_fit_and_one_more_does_not_and_stays_in_the_form()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var longest = new string('ü', TicketMessage.BodyMaxLength);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket), Composer), ("Input.Body", longest + "!"));
        var sent = await browser.Submit(refused.Form(Composer), ("Input.Body", longest));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(longest + "!", refused.Form(Composer)["Input.Body"]);
        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Equal(longest, (await Messages(site, ticket))[^1].Body);
    }

    [Fact]
    public async Task A_promise_in_the_past_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);

        var past = await browser.Submit(form, ("Input.Body", "Soon."), ("Input.NextNewsAt", "2020-01-01T10:00"));
        var nonsense = await browser.Submit(form, ("Input.Body", "Soon."), ("Input.NextNewsAt", "tomorrow"));
        var good = await browser.Submit(form, ("Input.Body", "Soon."), ("Input.NextNewsAt", "2027-03-02T10:00"));

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found], new[] { past, nonsense, good }.Select(p => p.Status));
        Assert.NotNull(past.Find("#Input_NextNewsAt_error"));
        Assert.Equal("Soon.", nonsense.Form(Composer)["Input.Body"]);
    }

    [Fact]
    public async Task A_stale_answer_lists_what_changed_keeps_the_text_and_can_be_sent_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);
        await site.Database.Send(new Triage.Command { Ticket = ticket.Id, Version = ticket.Version, Impact = Impact.High, Urgency = Urgency.High }, site.Desk.As(site.Desk.Lena));

        var stale = await browser.Submit(form, ("Input.Body", "My answer"));
        var again = await browser.Submit(stale.Form(Composer));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Lena Lenz changed the priority from 3 Normal (impact 2, urgency 2) to 1 Critical (impact 1, urgency 1)", stale.Find("#changes")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("My answer", stale.Form(Composer)["Input.Body"]);
        Assert.Equal(HttpStatusCode.Found, again.Status);
        Assert.Single(await Messages(site, ticket), m => m.Body == "My answer");
    }

    [Fact]
    public async Task An_answer_by_somebody_who_lost_the_ticket_is_refused_and_kept()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);
        await site.Database.Send(new Release.Command { Ticket = ticket.Id, Version = ticket.Version }, site.Desk.As(site.Desk.Frida));

        var stale = await browser.Submit(form, ("Input.Body", "My answer"));
        var refused = await browser.Submit(stale.Form(Composer), ("Kind", "Reply"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity), (stale.Status, refused.Status));
        Assert.Contains("Take the ticket first", refused.Errors[0], StringComparison.Ordinal);
        Assert.Equal("My answer", refused.Form(Composer)["Input.Body"]);
    }

    [Theory, InlineData("Reply"), InlineData("Note")]
    public async Task What_was_typed_stays_on_the_page_when_the_ticket_was_closed_meanwhile(string kind)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(site.Desk.Frida);
        var ticket = await builder.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);
        await site.Database.Send(new Application.Portal.Confirm.Command(new(builder.Link.Text)));

        var refused = await browser.Submit(form, ("Kind", kind), ("Input.Body", "One more <b>thing"));

        Assert.Equal(kind == "Reply" ? HttpStatusCode.Conflict : HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("One more <b>thing", refused.Find("textarea[readonly]")!.TextContent.Trim());
        Assert.Contains("This was not sent", refused.Text, StringComparison.Ordinal);
        Assert.Null(refused.Find(Composer));
        Assert.Single(await Messages(site, ticket));
    }

    [Fact]
    public async Task Whoever_keeps_the_ticket_in_their_list_is_told_to_an_agent_who_was_writing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket.OwnedBy(site.Desk.Frida);
        var ticket = await builder.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket), Composer);
        await site.Database.Send(new Application.Portal.AddToMyTickets.Command(builder.Link.Text), site.Desk.AsCarla);

        var stale = await browser.Submit(form, ("Input.Body", "My answer"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains(
            "Carla Kunz opened the private link and keeps the ticket in their list", stale.Find("#changes")!.ParentElement!.ParentElement!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_fields_are_ignored()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var other = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        await browser.Submit(
            await browser.GetForm(Url(ticket), Composer), ("Input.Body", "Here"), ("Input.Ticket", $"{other.Id}"), ("Id", $"{other.Id}"), ("id", $"{other.Id}"));

        Assert.Single(await Messages(site, ticket), m => m.Body == "Here");
    }

    [Fact]
    public async Task Unknown_and_foreign_tickets_are_not_found_and_strangers_sign_in()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var cameras = await A.Ticket.AddTo(site.Desk);
        var provider = await site.SignedInAs(site.Desk.Paula);
        var customer = await site.SignedInAs(site.Desk.CarlasAccount.Id);

        foreach (var path in new[] { "", "/claim", "/release", "/triage", "/identify", "/resolve", "/reopen", "/resume", "/wait-for-customer", "/wait-for-third-party" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await provider.Get(Url(cameras) + path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await provider.Get("/desk/tickets/999999" + path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await customer.Get(Url(cameras) + path)).Status);
            Assert.Equal("/account/sign-in", (await site.Anonymous().Get(Url(cameras) + path)).Location?.Split('?')[0]);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get("/desk/tickets/abc")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.Get("/desk/tickets/99999999999999999999")).Status);
    }

    [Fact]
    public async Task A_text_with_NUL_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var page = await browser.Submit(await browser.GetForm(Url(ticket), Composer), ("Input.Body", "a\0b"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Single(await Messages(site, ticket));
    }

    [Fact]
    public async Task A_post_without_its_token_changes_nothing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);

        var answer = await (await site.SignedInAs(site.Desk.Frida)).Post(Url(ticket) + "/claim");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Null(await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    internal static string Url(Ticket ticket) => $"/desk/tickets/{ticket.Id}";

    private static Task<List<TicketMessage>> Messages(HelpdeskSite site, Ticket ticket) =>
        site.Database.Db(db => db.Messages.Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).ToListAsync());
}
