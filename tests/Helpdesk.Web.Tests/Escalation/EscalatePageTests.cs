using System.Net;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Escalation;

public sealed class EscalatePageTests
{
    [Fact]
    public async Task The_form_comes_prefilled_with_all_that_the_desk_knows()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).Answered(d => d.Frida, "A specialist will look at it.").AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var form = await browser.GetForm(Url(ticket));

        Assert.Equal("Second", form["Input.Tier"]);
        Assert.Equal($"{site.Desk.SecondCameras.Id}", form["Input.TeamId"]);
        Assert.Equal($"{site.Desk.Camera.Id}", form["Input.ProductId"]);
        Assert.Equal($"{site.Desk.Current.Id}", form["Input.GenerationId"]);
        Assert.Equal("C2-4711", form["Input.SerialNumber"]);
        Assert.Equal("A specialist will look at it.", form["Input.ToldCustomer"]);
        Assert.Equal("Medium", form["Input.Impact"]);
    }

    [Fact]
    public async Task A_family_with_one_topic_has_it_chosen_already()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.About(site.Desk.Phones, site.Desk.Phone.Generations.First()).OwnedBy(d => d.Paula).AddTo(site.Desk);

        var form = await (await site.SignedInAs(site.Desk.Paula)).GetForm(Url(ticket));

        Assert.Equal($"{site.Desk.Firmware.Id}", form["Input.TopicId"]);
    }

    [Fact]
    public async Task A_complete_packet_is_sent_and_stands_on_top_of_the_ticket()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var sent = await browser.Submit(await browser.GetForm(Url(ticket)), Complete(site));
        var shown = await browser.Follow(sent);

        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Equal("Why does the focus hunt?", shown.Find(".packet-question")?.TextContent);
        Assert.Contains("Escalated. The packet is complete and waits in the queue.", shown.Text, StringComparison.Ordinal);
        Assert.Equal(Tier.Second, await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.Tier).SingleAsync()));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.About(site.Desk.Cameras).OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var refused = await browser.Submit(
            await browser.GetForm(Url(ticket)), ("Input.Environment", "On a ship"), ("Input.Steps[1].Step", "Reset"), ("Input.ToldCustomer", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        string[] fields = ["Reason", "TopicId", "GenerationId", "Question", "Steps", "ToldCustomer", "Steps_1__Result"];
        Assert.Equivalent(fields.Select(f => $"#Input_{f}"), refused.Document.QuerySelectorAll("#error-summary a").Select(a => a.GetAttribute("href")));
        Assert.All(fields, f => Assert.NotNull(refused.Document.GetElementById($"Input_{f}")));
        Assert.Equal("On a ship", refused.Form()["Input.Environment"]);
        Assert.Equal("Reset", refused.Form()["Input.Steps[1].Step"]);
    }

    [Fact]
    public async Task Another_row_for_a_step_comes_without_JavaScript_and_keeps_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket));
        var rows = form.Fields.Count(f => f.Name.EndsWith("].Step", StringComparison.Ordinal));

        var more = await browser.Submit(form.Press("[data-row-add]"), ("Input.Steps[0].Step", "Reset"), ("Input.Question", "Why?"));

        Assert.Equal(HttpStatusCode.OK, more.Status);
        Assert.Equal(rows + 1, more.Form().Fields.Count(f => f.Name.EndsWith("].Step", StringComparison.Ordinal)));
        Assert.Equal("Reset", more.Form()["Input.Steps[0].Step"]);
        Assert.Equal("Why?", more.Form()["Input.Question"]);
        Assert.Equal(1, await site.Database.Db(db => db.Stays.CountAsync(s => s.TicketId == ticket.Id)));
    }

    [Fact]
    public async Task The_twenty_first_step_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var steps = Enumerable.Range(0, TriedStep.MaxCount + 1)
            .SelectMany(i => new (string, string?)[] { ($"Input.Steps[{i}].Step", $"Step {i}"), ($"Input.Steps[{i}].Result", "Nothing") });

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)), [.. Complete(site).Where(f => !f.Field.Contains("Steps", StringComparison.Ordinal)), .. steps]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("At most 20 steps. Bring together what belongs together.", refused.Errors);
        Assert.Equal("Step 20", refused.Form()["Input.Steps[20].Step"]);
    }

    [Theory]
    [InlineData("Input.Question", EscalationPacket.QuestionMaxLength)]
    [InlineData("Input.SerialNumber", Ticket.SerialNumberMaxLength)]
    [InlineData("Input.Environment", EscalationPacket.LongMaxLength)]
    [InlineData("Input.Steps[0].Step", TriedStep.MaxLength)]
    [InlineData("Input.NoStepsBecause", TriedStep.MaxLength)]
    public async Task Text_that_is_too_long_is_refused_and_kept(string field, int most)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var text = new string('ü', most + 1);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)), [.. Complete(site).Where(f => f.Field != field), (field, text)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([$"At most {most} characters; these are {most + 1}."], refused.Errors);
        Assert.Equal(text, refused.Form()[field]);
    }

    [Theory]
    [InlineData("Input.Tier", "Seventh")]
    [InlineData("Input.Tier", "17")]
    [InlineData("Input.TeamId", "many")]
    [InlineData("Input.TopicId", "99999999999999999999")]
    [InlineData("Input.ProductId", "0")]
    [InlineData("Input.GenerationId", "-1")]
    [InlineData("Input.NextNewsAt", "soon")]
    [InlineData("Input.NextNewsAt", "2020-01-01T08:00")]
    [InlineData("Input.Impact", "99")]
    public async Task A_forged_value_is_refused_on_the_complete_page(string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)), [.. Complete(site).Where(f => f.Field != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.NotNull(refused.Find("#Input_Question"));
    }

    [Fact]
    public async Task A_team_of_another_level_and_a_product_of_another_family_are_refused_at_their_fields()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)),
            [.. Complete(site), ("Input.TeamId", $"{site.Desk.Developers.Id}"), ("Input.ProductId", $"{site.Desk.Phone.Id}")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equivalent(
            new[] { "This team is not an active Second Level team that serves Cameras. Choose another one.", "Say which product it is." }, refused.Errors);
    }

    [Fact]
    public async Task A_stale_form_is_refused_with_what_changed_and_can_be_sent_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket));
        await Change(site, ticket, t => t.Triage(site.Desk.Fritz, Impact.High, Urgency.High, site.Database.Now));

        var stale = await browser.Submit(form, Complete(site));
        var again = await browser.Submit(stale.Form());

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Fritz Fink", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Why does the focus hunt?", stale.Form()["Input.Question"]);
        Assert.Equal(HttpStatusCode.Found, again.Status);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_escalation()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var form = await browser.GetForm(Url(ticket));

        var first = await browser.Submit(form, Complete(site));
        var second = await browser.Submit(form, Complete(site));

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.Status, second.Status));
        Assert.Equal(1, await site.Database.Db(db => db.Escalations.CountAsync(e => e.TicketId == ticket.Id)));
    }

    [Fact]
    public async Task Without_its_antiforgery_token_the_form_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)), [.. Complete(site), ("__RequestVerificationToken", null)]);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(0, await site.Database.Db(db => db.Escalations.CountAsync()));
    }

    [Fact]
    public async Task Who_does_not_own_the_ticket_reads_why_and_gets_no_form()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Fritz)).Get(Url(ticket));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Only the ticket's owner can do this.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Find("#Input_Question"));
    }

    [Theory]
    [InlineData(4_000_000)]
    public async Task An_unknown_ticket_is_not_found(long id)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(site.Desk.Frida)).Get($"/desk/tickets/{id}/escalate")).Status);
    }

    [Fact]
    public async Task A_providers_agent_does_not_find_a_ticket_that_was_never_with_the_provider()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(site.Desk.Paula)).Get(Url(ticket))).Status);
    }

    [Fact]
    public async Task When_nobody_is_qualified_the_form_and_the_answer_say_so_and_it_is_sent_nevertheless()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.About(site.Desk.Phones, site.Desk.Phone.Generations.First()).OwnedBy(d => d.Paula).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Paula);

        var page = await browser.Get(Url(ticket));
        var sent = await browser.Submit(page.Form(), [.. Complete(site).Where(f => f.Field != "Input.TopicId")]);

        Assert.Contains("At present nobody may take it", page.Text, StringComparison.Ordinal);
        Assert.Contains("at present nobody there holds a valid qualification", (await browser.Follow(sent)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_takes_at_most_six_statements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);

        Assert.InRange((await browser.Get(Url(ticket))).Statements.Count, 1, 6);
    }

    private static string Url(Ticket ticket) => $"/desk/tickets/{ticket.Id}/escalate";

    private static (string Field, string? Value)[] Complete(HelpdeskSite site) =>
    [
        ("Input.Reason", nameof(EscalationReason.StepsExhausted)),
        ("Input.TopicId", $"{site.Desk.Firmware.Id}"),
        ("Input.Question", "Why does the focus hunt?"),
        ("Input.Steps[0].Step", "Reset to factory settings"),
        ("Input.Steps[0].Result", "No change"),
        ("Input.ToldCustomer", "A specialist looks at it."),
    ];

    private static Task Change(HelpdeskSite site, Ticket ticket, Action<Ticket> change) => site.Database.Db(async db =>
    {
        change(await db.Tickets.Include(t => t.Stays).SingleAsync(t => t.Id == ticket.Id));
        await db.SaveChangesAsync();
    });
}
