using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Desk;

public sealed class PresenceMenuTests
{
    private const string Menu = "header form[action='/desk/presence']";

    [Fact]
    public async Task Signing_in_says_that_one_is_there_and_signing_out_that_one_is_gone()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = site.Anonymous("en");

        await frida.Submit(await frida.GetForm("/account/sign-in"), ("Input.Email", site.Desk.Frida.Email), ("Input.Password", A.Password));
        var page = await frida.Get("/desk");
        await frida.Submit(page.Form("form[action='/account/sign-out']"));

        Assert.Equal("Available", page.Find($"{Menu} button[aria-pressed=true]")!.GetAttribute("value"));
        Assert.Equal(Presence.Offline, await Of(site, site.Desk.Frida));
    }

    [Fact]
    public async Task The_menu_changes_it_and_leads_back_to_where_one_was()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = await site.SignedInAs(site.Desk.Frida, "en");
        var before = await frida.Get("/desk?tier=Second");

        var answer = await frida.Submit(before.Form(Menu).Press($"{Menu} button[value=Busy]"));
        var after = await frida.Follow(answer);

        Assert.Equal("/desk?tier=Second", answer.Location);
        Assert.Equal(("Offline", "Busy"), (Now(before), Now(after)));
        Assert.Equal(Presence.Busy, await Of(site, site.Desk.Frida));
        Assert.DoesNotContain(after.Statements, s => s.Contains("Workplaces", StringComparison.Ordinal));

        static string? Now(Page page) => page.Find($"{Menu} button[aria-pressed=true]")!.GetAttribute("value");
    }

    [Fact]
    public async Task It_never_leads_to_another_site_and_nonsense_changes_nothing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = await site.SignedInAs(site.Desk.Frida, "en");
        var form = (await frida.Get("/desk/mine")).Form(Menu);

        var away = await frida.Submit(form, ("presence", "Away"), ("returnUrl", "https://elsewhere.example/"));
        var nonsense = await frida.Submit(form, ("presence", "Asleep"));
        var number = await frida.Submit(form, ("presence", "77"));

        Assert.Equal("/desk", away.Location);
        Assert.True((int)nonsense.Status is >= 400 and < 500, $"{nonsense.Status}");
        Assert.True((int)number.Status is >= 400 and < 500, $"{number.Status}");
        Assert.Equal(Presence.Away, await Of(site, site.Desk.Frida));
    }

    [Fact]
    public async Task A_lead_sets_somebody_away_who_forgot_to()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var (frida, lena) = (await site.SignedInAs(desk.Frida, "en"), await site.SignedInAs(desk.Lena, "en"));
        await frida.Submit((await frida.Get("/desk")).Form(Menu).Press($"{Menu} button[value=Available]"));
        var team = await lena.Get($"/admin/teams/{desk.FirstLevel.Id}");

        var answer = await lena.Submit(team.Form("form[action$='handler=Aside']").Press("form[action$='handler=Aside'] button[value=Away]"));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal(Presence.Away, await Of(site, desk.Frida));
        Assert.Contains("Away", (await frida.Get("/desk/mine")).Find(Menu + " button[aria-pressed=true]")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<Presence> Of(HelpdeskSite site, Agent agent) =>
        site.Database.Db(db => db.Workplaces.Where(w => w.AgentId == agent.Id).Select(w => w.Presence).SingleAsync());
}
