using System.Net;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Escalation;

public sealed class AssignPageTests
{
    [Fact]
    public async Task A_lead_sees_who_may_have_the_ticket_why_the_others_may_not_and_assigns_it()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);

        var page = await browser.Get(Url(ticket));
        var sent = await browser.Submit(page.Form(), ("Input.AgentId", $"{site.Desk.Sam.Id}"));

        Assert.Equal($"{site.Desk.Sam.Id}", Assert.Single(page.Document.QuerySelectorAll("input[name='Input.AgentId']")).GetAttribute("value"));
        Assert.Contains("Missing skill: Firmware, Cameras, at level 3 Competent.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Equal(site.Desk.Sam.Id, await OwnerOf(site, ticket));
    }

    [Fact]
    public async Task A_forged_choice_of_somebody_refused_is_answered_with_what_is_missing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);

        var refused = await browser.Submit(await browser.GetForm(Url(ticket)), ("Input.AgentId", $"{site.Desk.Nora.Id}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Missing skill: Firmware, Cameras, at level 3 Competent.", refused.Errors);
        Assert.Null(await OwnerOf(site, ticket));
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    [InlineData("somebody", HttpStatusCode.UnprocessableEntity)]
    [InlineData("400000", HttpStatusCode.NotFound)]
    public async Task An_unusable_choice_is_answered_clearly(string agent, HttpStatusCode status)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);

        Assert.Equal(status, (await browser.Submit(await browser.GetForm(Url(ticket)), ("Input.AgentId", agent))).Status);
    }

    [Fact]
    public async Task A_stale_assignment_is_refused_and_can_be_sent_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);
        var form = await browser.GetForm(Url(ticket));
        site.Database.Time.Advance(TimeSpan.FromMinutes(1));
        await site.Database.Db(async db =>
        {
            (await db.Tickets.Include(t => t.Stays).SingleAsync(t => t.Id == ticket.Id)).Note(site.Desk.Nora, "Wait a moment.", Guid.NewGuid(), site.Database.Now);
            await db.SaveChangesAsync();
        });

        var stale = await browser.Submit(form, ("Input.AgentId", $"{site.Desk.Sam.Id}"));
        var again = await browser.Submit(stale.Form());

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Found), (stale.Status, again.Status));
        Assert.Equal(site.Desk.Sam.Id, await OwnerOf(site, ticket));
    }

    [Fact]
    public async Task A_lead_overrides_with_reason_and_end_then_assigns_and_ends_it_on_the_ticket()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);
        var link = (await browser.Get(Url(ticket))).Find($"a[href*='/override?agent={site.Desk.Nora.Id}']")!.GetAttribute("href")!;

        var empty = await browser.Submit(await browser.GetForm(link));
        var granted = await browser.Submit(empty.Form(), ("Input.Reason", "Sam is on leave."), ("Input.ValidUntil", "2027-03-03T18:00"));
        var assign = (await browser.Follow(granted)).Form();
        await browser.Submit(assign);
        var shown = await browser.Get($"/desk/tickets/{ticket.Id}");
        var ended = await browser.Submit(shown.Form("form[action*='handler=End']"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (empty.Status, empty.Errors.Count));
        Assert.Equal($"{site.Desk.Nora.Id}", assign["Input.AgentId"]);
        Assert.Equal(site.Desk.Nora.Id, await OwnerOf(site, ticket));
        Assert.Contains("Override in force: Nora Nagel", shown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, ended.Status);
        Assert.NotNull(await site.Database.Db(db => db.Overrides.Select(o => o.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task Only_leads_get_to_the_override()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam);

        var assign = await browser.Get(Url(ticket));
        var direct = await browser.Get($"/desk/tickets/{ticket.Id}/override?agent={site.Desk.Nora.Id}");

        Assert.Null(assign.Find("a[href*='/override']"));
        Assert.Equal(HttpStatusCode.Forbidden, direct.Status);
    }

    [Theory]
    [InlineData("2020-01-01T08:00")]
    [InlineData("2027-12-01T08:00")]
    [InlineData("tomorrow")]
    public async Task An_end_in_the_past_too_far_away_or_not_a_time_is_refused_and_the_reason_kept(string until)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);

        var refused = await browser.Submit(
            await browser.GetForm($"/desk/tickets/{ticket.Id}/override?agent={site.Desk.Nora.Id}"), ("Input.Reason", "Sam is on leave."), ("Input.ValidUntil", until));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Sam is on leave.", refused.Form()["Input.Reason"]);
        Assert.NotNull(refused.Find("#Input_ValidUntil_error"));
    }

    [Fact]
    public async Task Who_may_take_it_names_skill_level_generation_and_every_person()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await site.Desk.Qualify(site.Desk.Nora, site.Desk.CameraFirmware, SkillLevel.Competent, until: site.Database.Now.AddDays(-1));
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Frida, "de")).Get($"/desk/tickets/{ticket.Id}");

        Assert.Contains("Verlangt: Firmware, Kameras, Niveau 3", page.Text, StringComparison.Ordinal);
        Assert.Contains(site.Desk.Current.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains("abgelaufen", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll(".eligible").Length);
    }

    [Fact]
    public async Task None_of_these_pages_takes_more_than_six_statements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InThirdLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Lena);

        foreach (var page in new[] { "", "/assign", "/claim", $"/override?agent={site.Desk.Theo.Id}" })
        {
            var answer = await browser.Get($"/desk/tickets/{ticket.Id}{page}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.InRange(answer.Statements.Count, 1, 6);
        }
    }

    [Fact]
    public async Task The_ticket_shows_the_latest_packet_open_and_the_earlier_ones_folded()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InThirdLevel().AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Theo)).Get($"/desk/tickets/{ticket.Id}");

        Assert.Equal(2, page.Document.QuerySelectorAll("section.packet").Length);
        Assert.NotNull(page.Find("section.packet.tier-3"));
        Assert.NotNull(page.Find("details section.packet.tier-2"));
        Assert.Contains("It hunts for five seconds.", page.Find("section.packet.tier-3")!.TextContent, StringComparison.Ordinal);
    }

    private static string Url(Ticket ticket) => $"/desk/tickets/{ticket.Id}/assign";

    private static Task<long?> OwnerOf(HelpdeskSite site, Ticket ticket) =>
        site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync());
}
