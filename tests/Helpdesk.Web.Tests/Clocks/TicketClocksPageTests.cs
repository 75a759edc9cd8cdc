using System.Net;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Clocks;

/// <summary>What was promised about one ticket, by what people read.</summary>
public sealed class TicketClocksPageTests
{
    [Fact]
    public async Task Where_nothing_is_promised_the_page_says_so()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Frida, "en")).Get(Url(ticket.Id));

        Assert.Contains("Nothing is promised about this ticket", page.Text, StringComparison.Ordinal);
        Assert.Contains("No agreement fits.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_which_agreement_counts_and_why_not_the_others_who_used_the_time_and_what_was_broken()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, office) = (await site.SignedInAs(site.Desk.Frida, "en"), await site.Office());
        await site.Promises(AgreementKind.Sla, "Everybody", office.Id, "0:05", "8", "16");
        await site.Promises(AgreementKind.Sla, "Everybody else", office.Id, "1", "1", "1");
        await site.Promises(AgreementKind.Ola, "Between teams", office.Id, "2", "16");
        site.Database.Time.Advance(TimeSpan.FromHours(3));
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        await site.Database.DoDueWork();

        var page = await frida.Get(Url(ticket.Id));
        var card = page.Find("section[aria-label='First answer']")!;

        Assert.Contains("Broken", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Everybody", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Second Level", page.Find("section[aria-label='Solution']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“Everybody” counts", page.Text, StringComparison.Ordinal);
        Assert.Contains("“Between teams” counts", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Everybody else “Everybody”", string.Join(' ', page.Find("main details li")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        // What is promised was read for the first time just now; from then on the desk knows it.
        Assert.InRange((await frida.Get(Url(ticket.Id))).Statements.Count, 1, 6);
    }

    [Fact]
    public async Task While_the_customer_is_asked_the_time_stands_and_the_page_says_why_in_the_readers_language()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, office) = (await site.SignedInAs(site.Desk.Frida, "de"), await site.Office());
        await site.Promises(AgreementKind.Sla, "Alle", office.Id, "4", "8", "16");
        site.Database.Time.Advance(TimeSpan.FromHours(3));
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).Answered(d => d.Frida).WaitingForCustomer(d => d.Frida).AddTo(site.Desk);
        await site.Database.DoDueWork();

        var page = await frida.Get(Url(ticket.Id));

        Assert.Contains("Steht: Wartet auf Kunde", page.Find("section[aria-label='Lösung']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Eingehalten", page.Find("section[aria-label='Erste Antwort']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_step_did_stands_on_the_page_and_a_provider_does_not_read_what_others_agreed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, office) = (await site.SignedInAs(site.Desk.Frida, "en"), await site.Office());
        await site.Promises(AgreementKind.Sla, "Everybody", office.Id, "1", "8", "16");
        await site.Promises(AgreementKind.Sla, "Secret terms", office.Id, "1", "8", "16");
        await site.Database.Save(db => db.ClockSteps.Add(new ClockStep(
            "Half of it", new(ClockKind.FirstResponse, null, new(StepMeasure.Percent, 50, false), StepCondition.Always, StepActions.Notify, StepRecipients.TeamLeads),
            site.Database.Now.AddDays(-1))).Entity);
        var ticket = await A.Ticket.About(site.Desk.Phones).AddTo(site.Desk);
        await site.Database.DoDueWork();
        site.Database.Time.Advance(TimeSpan.FromHours(5));
        await site.Database.DoDueWork();

        var own = await frida.Get(Url(ticket.Id));
        var providers = await (await site.SignedInAs(site.Desk.Paula, "en")).Get(Url(ticket.Id));

        Assert.Contains("Half of it", own.Find("section[aria-label='Deadline steps']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Why not the others (1)", own.Text, StringComparison.Ordinal);
        Assert.True(providers.Status == HttpStatusCode.NotFound || !providers.Text.Contains("Why not the others", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await frida.Get(Url(4711))).Status);
    }

    private static string Url(long ticket) => $"/desk/tickets/{ticket}/clocks";
}
