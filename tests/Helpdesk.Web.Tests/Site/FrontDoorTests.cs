using System.Net;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Site;

/// <summary>What the site answers before any page comes into play.</summary>
public sealed class FrontDoorTests
{
    [Fact]
    public async Task A_host_nobody_configured_is_refused()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await site.Anonymous().Send(request)).Status);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public async Task A_form_without_its_antiforgery_token_is_refused_on_a_complete_page(string language)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        var answer = await site.Anonymous(language).Post("/account/sign-in", ("Input.Email", "a@b.example"), ("Input.Password", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        IsComplete(answer, language);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_not_found_on_a_complete_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();

        var answer = await site.Anonymous("de").Get("/nowhere/at/all");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        IsComplete(answer, "de");
    }

    [Theory]
    [InlineData("/desk/tickets/999999")]
    [InlineData("/desk/tickets/abc")]
    [InlineData("/desk/tickets/99999999999999999999999")]
    [InlineData("/desk/tickets/-1")]
    public async Task A_ticket_that_does_not_exist_is_not_found(string url)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedInAs(site.Desk.Frida)).Get(url)).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/nowhere")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it(string url)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        var headers = (await site.Anonymous().Get(url)).Headers;

        Assert.Contains("default-src 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        Assert.False(headers.ContainsKey("Server"));
    }

    [Fact]
    public async Task Scripts_carry_a_nonce_that_no_other_answer_has()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        var first = (await browser.Get("/")).Headers["Content-Security-Policy"];
        var second = (await browser.Get("/")).Headers["Content-Security-Policy"];

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Health_says_that_the_process_lives_and_the_database_answers()
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal("Healthy", (await site.Anonymous().Get("/health/live")).Html);
        Assert.Equal("Healthy", (await site.Anonymous().Get("/health/ready")).Html);
    }

    private static void IsComplete(Page page, string language)
    {
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.Find("header"));
        Assert.NotNull(page.Find("main h1"));
        Assert.NotNull(page.Find("link[rel=stylesheet]"));
    }
}
