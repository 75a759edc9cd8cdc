using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Routing;

/// <summary>To a colleague by what people press.</summary>
public sealed class HandOverPageTests
{
    [Fact]
    public async Task The_owner_sees_who_is_there_offers_it_and_the_colleague_reads_why_and_accepts()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await ReadyAsync(site, "en");
        var fritz = await site.SignedInAs(site.Desk.Fritz, "en");
        var link = (await frida.Get(Url(ticket))).Find($"main a[href='{Url(ticket)}/hand-over']");

        var page = await frida.Get($"{Url(ticket)}/hand-over");
        var shown = await frida.Submit(page.Form().Press("#whom button"), ("Input.Reason", "My shift ends"));
        var sent = await frida.Submit(shown.Form(), ("Input.AgentId", $"{site.Desk.Fritz.Id}"));
        var history = await frida.Follow(sent);
        var mine = await fritz.Get("/desk/mine");
        var offer = await fritz.Get($"{Url(ticket)}/offer");
        var accepted = await fritz.Submit(offer.Form("form[action$='=Accept']"));

        Assert.Contains("Hand over to a colleague", link!.TextContent, StringComparison.Ordinal);
        Assert.InRange(page.Statements.Count, 1, 6);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains(site.Desk.Fritz.Name, shown.Find("#Input_AgentId")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("My shift ends", shown.Form()["Input.Reason"]);
        Assert.Equal(Url(ticket), sent.Location);
        Assert.Contains("stays yours until it is accepted", history.Text, StringComparison.Ordinal);
        Assert.Contains($"offered it to {site.Desk.Fritz.Name}: My shift ends", history.Text, StringComparison.Ordinal);
        Assert.Contains("My shift ends", mine.Text, StringComparison.Ordinal);
        Assert.Contains("My shift ends", offer.Text, StringComparison.Ordinal);
        Assert.Equal((Url(ticket), site.Desk.Fritz.Id), (accepted.Location, await Owner(site, ticket)));
    }

    [Fact]
    public async Task A_refusal_names_what_is_missing_and_keeps_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await ReadyAsync(site, "de", Presence.Away);
        var form = await frida.GetForm($"{Url(ticket)}/hand-over");

        var silent = await frida.Submit(form);
        var nobody = await frida.Submit(form, ("Input.Reason", "Feierabend"));
        var who = await frida.Submit(nobody.Form().Press("#whom button"));
        var others = await (await site.SignedInAs(site.Desk.Fritz, "de")).Get($"{Url(ticket)}/hand-over");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (silent.Status, nobody.Status));
        Assert.NotEmpty(silent.Errors);
        Assert.NotEmpty(nobody.Errors);
        Assert.Equal("Feierabend", nobody.Form()["Input.Reason"]);
        Assert.Contains("Niemand, der es nehmen darf, ist jetzt da.", who.Text, StringComparison.Ordinal);
        Assert.Contains(site.Desk.Fritz.Name, who.Find("#whom details")!.TextContent, StringComparison.Ordinal);
        Assert.Null(others.Find("#whom"));
        Assert.Equal((site.Desk.Frida.Id, 0), (await Owner(site, ticket), await site.Database.Db(db => db.Offers.CountAsync())));
    }

    [Fact]
    public async Task A_reason_too_long_a_person_who_is_not_on_the_list_and_an_old_page_are_refused_and_keep_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (frida, ticket) = await ReadyAsync(site, "en");
        var form = await frida.GetForm($"{Url(ticket)}/hand-over");

        var endless = await frida.Submit(form, ("Input.Reason", new string('x', Ticket.HandOverReasonMaxLength + 1)));
        var stranger = await frida.Submit(form, ("Input.Reason", "Home"), ("Input.AgentId", "4711"));
        var herself = await frida.Submit(form, ("Input.Reason", "Home"), ("Input.AgentId", $"{site.Desk.Frida.Id}"));
        await frida.Submit(await frida.GetForm($"{Url(ticket)}/triage"), ("Input.Impact", "High"));
        var stale = await frida.Submit(form, ("Input.Reason", "Home"));

        Assert.NotNull(endless.Find("#error-summary a[href='#Input_Reason']"));
        Assert.Equal(Ticket.HandOverReasonMaxLength + 1, endless.Form()["Input.Reason"]!.Length);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (stranger.Status, herself.Status));
        Assert.NotEmpty(herself.Errors);
        Assert.Equal("Home", herself.Form()["Input.Reason"]);
        Assert.Equal((HttpStatusCode.Conflict, "Home"), (stale.Status, stale.Form()["Input.Reason"]));
        Assert.Equal((site.Desk.Frida.Id, 0), (await Owner(site, ticket), await site.Database.Db(db => db.Offers.CountAsync())));
    }

    private static string Url(Ticket ticket) => $"/desk/tickets/{ticket.Id}";

    private static async Task<(Browser Frida, Ticket Ticket)> ReadyAsync(HelpdeskSite site, string language, Presence presence = Presence.Available)
    {
        await site.Database.Save(db =>
        {
            var place = new Workplace(site.Desk.Fritz.Id, site.Database.Now);
            place.Become(presence, site.Database.Now);
            return db.Workplaces.Add(place).Entity;
        });
        return (await site.SignedInAs(site.Desk.Frida, language), await A.Ticket.OwnedBy(d => d.Frida).AddTo(site.Desk));
    }

    private static Task<long?> Owner(HelpdeskSite site, Ticket ticket) =>
        site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync());
}
