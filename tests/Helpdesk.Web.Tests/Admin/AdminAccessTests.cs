using System.Net;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Admin;

public sealed class AdminAccessTests
{
    private static readonly string[] Administrators =
    [
        "/admin", "/admin/products", "/admin/products/new", "/admin/products/1", "/admin/products/1/edit", "/admin/products/1/new",
        "/admin/products/product/1", "/admin/products/product/1/new", "/admin/products/generation/1", "/admin/products/family/1/activity",
        "/admin/teams/new", "/admin/teams/1/edit", "/admin/teams/1/activity", "/admin/providers", "/admin/providers/new", "/admin/providers/1",
        "/admin/providers/1/activity", "/admin/settings",
    ];

    private static readonly string[] Leads = ["/admin/teams", "/admin/teams/1"];

    [Fact]
    public async Task An_administrator_sees_every_page_within_six_statements()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");

        foreach (var address in Administrators.Concat(Leads))
        {
            var page = await ada.Get(address);

            Assert.True(page.Status == HttpStatusCode.OK, $"{address} answers {page.Status}");
            Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.True(page.Statements.Count <= 6, $"{address} takes {page.Statements.Count} statements: {string.Join("\n", page.Statements)}");
        }
    }

    [Fact]
    public async Task A_lead_sees_teams_and_is_told_that_the_rest_is_not_theirs()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var lena = await site.SignedInAs(site.Desk.Lena);
        var frida = await site.SignedInAs(site.Desk.Frida);

        foreach (var address in Leads)
        {
            Assert.Equal((address, HttpStatusCode.OK), (address, (await lena.Get(address)).Status));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await frida.Get(address)).Status));
        }

        foreach (var address in Administrators)
        {
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, (await lena.Get(address)).Status));
        }
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.StartsWith("/account/sign-in", (await site.Anonymous().Get("/admin/products")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_antiforgery_token_changes_nothing()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var answer = await ada.Post("/admin/products/new", ("Input.NameEn", "Watches"), ("Input.NameDe", "Uhren"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task An_empty_installation_is_led_to_its_first_ticket()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var page = await ada.Get("/admin");

        Assert.Equal(6, page.Document.QuerySelectorAll(".setup-step").Length);
        Assert.Contains("Phone specialists", page.Text, StringComparison.Ordinal);
        Assert.Equal("/admin/agents", page.Find(".setup-step .btn-primary")!.GetAttribute("href"));
    }
}
