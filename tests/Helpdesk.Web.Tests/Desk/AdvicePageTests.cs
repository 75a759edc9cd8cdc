using System.Net;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Desk;

public sealed class AdvicePageTests
{
    [Fact]
    public async Task The_ticket_leads_to_who_solved_such_tickets_and_the_escalation_says_it_where_the_target_is_chosen()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await SolveAsync(site, 1, 5);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida, "en");

        var shown = await frida.Get($"/desk/tickets/{ticket.Id}");
        var link = shown.Find("details[data-load] a")!.GetAttribute("href")!;
        var advice = await frida.Get(link);
        var escalate = await frida.Get($"/desk/tickets/{ticket.Id}/escalate");

        Assert.Equal(link, shown.Find("details[data-load]")!.GetAttribute("data-load"));
        Assert.True(shown.Statements.Count <= 6);
        Assert.True(escalate.Statements.Count <= 6);
        const string Numbers = "5 of 6 similar tickets were finally solved by Camera specialists (Second Level). First Level solved 1 (25% with smoothing); trying pays from 35%.";
        Assert.Contains(Numbers, advice.Text, StringComparison.Ordinal);
        Assert.Contains("Advice: refer it to the next tier.", advice.Text, StringComparison.Ordinal);
        Assert.Contains("(22 + 0) / (62 + 0) = 35%", advice.Text, StringComparison.Ordinal);
        Assert.Contains("Compared with all tickets about Cameras Lumo C3, escalated or not.", advice.Text, StringComparison.Ordinal);
        Assert.Contains(Numbers, escalate.Document.QuerySelector("fieldset")!.TextContent.ReplaceLineEndings(" ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Aggregate((a, b) => $"{a} {b}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_cases_are_said_with_their_number()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        await SolveAsync(site, 1, 2);
        var ticket = await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk);

        var advice = await (await site.SignedInAs(site.Desk.Frida, "de")).Get($"/desk/tickets/{ticket.Id}/advice");

        Assert.Contains("Noch zu wenige ähnliche Tickets (3).", advice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_providers_agent_finds_no_advice_about_a_ticket_that_is_not_theirs()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(site.Desk.Paula)).Get($"/desk/tickets/{ticket.Id}/advice")).Status);
    }

    [Fact]
    public async Task What_an_attempt_costs_is_a_setting_and_the_page_says_from_when_on_it_pays()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "en");
        var form = await ada.GetForm("/admin/settings/costs");

        var saved = await ada.Follow(await ada.Submit(form, ("Input.FirstLevel.FailedAttempt", "18")));
        var refused = await ada.Submit(saved.Form(), ("Input.FirstLevel.NextTier", "0"));
        var stale = await ada.Submit(form, ("Input.FirstLevel.Attempt", "30"));

        Assert.Contains("Trying pays when it succeeds in 50% of cases or more.", saved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAs(site.Desk.Lena)).Get("/admin/settings/costs")).Status);
    }

    private static async Task SolveAsync(HelpdeskSite site, int inFirst, int inSecond)
    {
        for (var i = 0; i < inFirst + inSecond; i++)
        {
            await (i < inFirst
                ? A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida)
                : A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Resolved(d => d.Sam)).AddTo(site.Desk);
        }
    }
}
