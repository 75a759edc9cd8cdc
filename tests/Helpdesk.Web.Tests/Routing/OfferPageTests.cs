using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Routing;

/// <summary>The warm handover by the pages of both: offered, accepted, declined, taken back.</summary>
public sealed class OfferPageTests
{
    [Fact]
    public async Task The_form_shows_who_is_there_and_why_the_others_are_not()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await ReadyAsync(site);
        var form = await frida.GetForm($"{Url(ticket)}/escalate");

        var shown = await frida.Submit(form.Press("#how button"), Complete(site));

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains(site.Desk.Sam.Name, shown.Find("#how")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(site.Desk.Nora.Name, shown.Find("#how details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Why does the focus hunt?", shown.Form("form[data-guard]")["Input.Question"]);
        Assert.Equal(0, await site.Database.Db(db => db.Offers.CountAsync()));
    }

    [Fact]
    public async Task An_accepted_offer_moves_the_ticket_and_until_then_it_stays_with_its_sender()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await OfferedAsync(site);
        Assert.Equal((site.Desk.Frida.Id, Tier.First), await WhereIs(site, ticket));
        var sam = await site.SignedInAs(site.Desk.Sam, "en");
        var recall = (await frida.Get($"{Url(ticket)}/offer")).Form("form[action$='=Recall']");

        var mine = await sam.Get("/desk/mine");
        Assert.Contains(site.Desk.Frida.Name, mine.Text, StringComparison.Ordinal);
        var offer = await sam.Get($"{Url(ticket)}/offer");
        Assert.Contains("Why does the focus hunt?", offer.Text, StringComparison.Ordinal);
        var accept = offer.Form("form[action$='=Accept']");
        var accepted = await sam.Submit(accept);

        Assert.Equal(Url(ticket), accepted.Location);
        Assert.Contains("The ticket is yours now.", (await sam.Follow(accepted)).Text, StringComparison.Ordinal);
        Assert.Equal((site.Desk.Sam.Id, Tier.Second), await WhereIs(site, ticket));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await frida.Submit(recall)).Status);
        Assert.Equal((site.Desk.Sam.Id, Tier.Second), await WhereIs(site, ticket));
    }

    [Fact]
    public async Task A_declined_offer_needs_a_reason_and_leaves_the_ticket_with_its_sender()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await OfferedAsync(site);
        var sam = await site.SignedInAs(site.Desk.Sam, "en");
        var form = (await sam.Get($"{Url(ticket)}/offer")).Form("form[action$='=Decline']");

        var unreasoned = await sam.Submit(form);
        var declined = await sam.Submit(form, ("Input.Reason", "Not my lens"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.Status);
        Assert.Equal("/desk", declined.Location);
        Assert.Equal((site.Desk.Frida.Id, Tier.First), await WhereIs(site, ticket));
        Assert.Contains("Not my lens", (await frida.Get($"{Url(ticket)}/offer")).Text, StringComparison.Ordinal);
        Assert.Contains(site.Desk.Sam.Name, (await frida.Get($"{Url(ticket)}/routing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_offered_it_takes_it_back_and_the_other_can_accept_no_more()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await OfferedAsync(site);
        var sam = await site.SignedInAs(site.Desk.Sam, "de");
        var accept = (await sam.Get($"{Url(ticket)}/offer")).Form("form[action$='=Accept']");

        var recalled = await frida.Submit((await frida.Get($"{Url(ticket)}/offer")).Form("form[action$='=Recall']"));
        var late = await sam.Submit(accept);

        Assert.Equal(Url(ticket), recalled.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Single(late.Errors);
        Assert.Equal((site.Desk.Frida.Id, Tier.First), await WhereIs(site, ticket));
    }

    private static string Url(Ticket ticket) => $"/desk/tickets/{ticket.Id}";

    private static async Task<(Browser Frida, Ticket Ticket)> ReadyAsync(HelpdeskSite site)
    {
        await site.Database.Save(db =>
        {
            var place = new Workplace(site.Desk.Sam.Id, site.Database.Now);
            place.Become(Presence.Available, site.Database.Now);
            return db.Workplaces.Add(place).Entity;
        });
        return (await site.SignedInAs(site.Desk.Frida, "en"), await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk));
    }

    private static async Task<(Browser Frida, Ticket Ticket)> OfferedAsync(HelpdeskSite site)
    {
        var (frida, ticket) = await ReadyAsync(site);
        var sent = await frida.Submit(await frida.GetForm($"{Url(ticket)}/escalate"), [.. Complete(site), ("Input.Warm", "true")]);
        Assert.Equal(Url(ticket), sent.Location);
        Assert.Contains("The ticket is offered.", (await frida.Follow(sent)).Text, StringComparison.Ordinal);
        return (frida, ticket);
    }

    private static (string Field, string? Value)[] Complete(HelpdeskSite site) =>
    [
        ("Input.Reason", nameof(EscalationReason.StepsExhausted)),
        ("Input.TopicId", $"{site.Desk.Firmware.Id}"),
        ("Input.Question", "Why does the focus hunt?"),
        ("Input.Steps[0].Step", "Reset to factory settings"),
        ("Input.Steps[0].Result", "No change"),
        ("Input.ToldCustomer", "A specialist looks at it."),
    ];

    private static async Task<(long? Owner, Tier Tier)> WhereIs(HelpdeskSite site, Ticket ticket)
    {
        var now = await site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => new { t.OwnerId, t.Tier }).SingleAsync());
        return (now.OwnerId, now.Tier);
    }
}
