using System.Net;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Web.Tests.Desk;

/// <summary>The numbers beside the entries of the navigation.</summary>
public sealed class WaitingBadgeTests
{
    private const string Mine = "nav .rail-link[href='/desk/mine'] #waiting-mine";
    private const string Calls = "nav .rail-link[href='/desk/attention'] #waiting-calls";

    [Fact]
    public async Task An_offer_stands_beside_my_tickets_until_it_is_answered_and_only_with_whom_it_is_offered()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, fritz) = (await site.SignedInAs(site.Desk.Frida, "en"), await site.SignedInAs(site.Desk.Fritz, "en"));
        Assert.True(IsHidden(await frida.Get("/desk"), Mine));
        await fritz.Get("/desk");
        var ticket = await Offered(site);
        await SecondsLater(site);

        var page = await frida.Get("/desk/me");
        var others = await fritz.Get("/desk/me");
        await frida.Submit((await frida.Get($"/desk/tickets/{ticket.Id}/offer")).Form("form[action$='=Accept']"));

        Assert.Equal(("1", "1 ticket is offered to you"), Shown(page, Mine));
        Assert.Equal("1", page.Find(Mine + " [aria-hidden=true]")!.TextContent);
        Assert.True(IsHidden(others, Mine));
        Assert.True(IsHidden(await frida.Get("/desk/me"), Mine));
    }

    [Fact]
    public async Task A_question_of_a_colleague_counts_as_well_until_it_is_answered()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var theo = await site.SignedInAs(site.Desk.Theo, "de");
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Asking(d => d.Sam, d => d.Theo).AddTo(site.Desk);
        await A.Ticket.Then(s => s.Ticket.Offer(s.Desk.Theo.AsActor, s.Now.AddHours(1), s.Now)).AddTo(site.Desk);
        await A.Ticket.Then(s => s.Ticket.Offer(s.Desk.Theo.AsActor, s.Now.AddMinutes(-1), s.Now.AddHours(-1))).AddTo(site.Desk);

        await theo.Get("/desk");
        await SecondsLater(site);
        var asked = await theo.Get("/desk");
        await site.Database.Send(new AnswerConsult.Command { Ticket = ticket.Id, Consult = ticket.OpenConsultOf(site.Desk.Theo.Id)!.Id, Answer = "2.1.1" }, site.Desk.As(site.Desk.Theo));

        await SecondsLater(site);
        Assert.Equal(("2", "1 Ticket wird Ihnen angeboten, 1 Frage wartet auf Ihre Antwort"), Shown(asked, Mine));
        Assert.Equal(("1", "1 Ticket wird Ihnen angeboten"), Shown(await theo.Get("/desk"), Mine));
    }

    [Fact]
    public async Task Leads_see_how_much_needs_them_and_nobody_else_does()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (lena, frida) = (await site.SignedInAs(site.Desk.Lena, "en"), await site.SignedInAs(site.Desk.Frida, "en"));
        await A.Ticket.OwnedBy(d => d.Frida).Then(s => s.Ticket.InformLead(s.Desk.Frida, "It burns.", s.Now)).AddTo(site.Desk);
        await site.Database.Save(db => db.Alerts.Add(new Alert(
            AlertKind.NobodyQualified, "nobody", Reason.Of("SomeTeamServesTierAndFamily", Tier.Second, site.Desk.Cameras.Name), site.Desk.Now)).Entity);

        await lena.Get("/desk");
        await SecondsLater(site);
        var before = await lena.Get("/desk/attention");
        await lena.Submit(before.Form("main form[action$='handler=Finish']").Press("form[action$='handler=Finish'] button"));

        Assert.Equal(("2", "2 things need a lead"), Shown(before, Calls));
        Assert.Equal(("1", "1 thing needs a lead"), Shown(await lena.Get("/desk"), Calls));
        Assert.Null((await frida.Get("/desk")).Find("#waiting-calls"));
    }

    [Fact]
    public async Task An_open_page_reads_the_numbers_alone_and_learns_of_a_newer_offer()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = await site.SignedInAs(site.Desk.Frida, "en");
        var address = (await frida.Get("/desk")).Find("nav[data-waiting]")!.GetAttribute("data-waiting")!;

        var before = await frida.Get(address);
        await Offered(site);
        var after = await frida.Get(address);
        var page = await frida.Get("/desk");
        var anonymous = await site.Anonymous("en").Get(address);

        Assert.Equal((HttpStatusCode.OK, 1), (after.Status, after.Statements.Count));
        Assert.Equal(("1", "1 ticket is offered to you"), Shown(after, "#waiting-mine"));
        Assert.True(IsHidden(before, "#waiting-mine") && Newest(before) == 0 && Newest(after) > 0);
        Assert.Contains("offered to you", after.Find("#waiting-mine")!.GetAttribute("data-said"), StringComparison.Ordinal);
        Assert.Equal(("1", "1 ticket is offered to you"), Shown(page, Mine));
        Assert.Null(after.Find("nav, main, h1"));
        Assert.Equal("/desk/mine", (await frida.Get("/desk/waiting")).Location);
        Assert.Equal(HttpStatusCode.Found, anonymous.Status);

        static long Newest(Page page) => long.Parse(page.Find("#waiting-mine")!.GetAttribute("data-newest")!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Task<Ticket> Offered(HelpdeskSite site) =>
        A.Ticket.Then(s => s.Ticket.Offer(s.Desk.Frida.AsActor, s.Now.AddHours(1), s.Now)).AddTo(site.Desk);

    /// <summary>As the desk does by itself all the time.</summary>
    private static Task SecondsLater(HelpdeskSite site) => site.Services.GetRequiredService<KnownWaiting>().RefreshAsync(CancellationToken.None);

    private static bool IsHidden(Page page, string badge) => page.Find(badge)!.HasAttribute("hidden");

    private static (string Number, string Words) Shown(Page page, string badge)
    {
        Assert.False(IsHidden(page, badge));
        return (page.Find(badge + " [aria-hidden]")!.TextContent, page.Find(badge + " .visually-hidden")!.TextContent);
    }
}
