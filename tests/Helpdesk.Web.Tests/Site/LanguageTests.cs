using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Site;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("de", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("fr", "en")]
    [InlineData("*", "en")]
    [InlineData(null, "en")]
    public async Task A_page_speaks_the_language_of_the_browser_or_English(string? asked, string spoken)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(spoken, Language(await site.Anonymous(asked).Get("/account/sign-in")));
    }

    [Fact]
    public async Task The_switch_changes_the_language_stays_on_the_page_and_is_remembered()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous("de");
        var page = await browser.Get("/account/sign-in?returnUrl=%2Fdesk");

        var answer = await browser.Submit(page.Form("form[action='/language']").Press("form[action='/language'] button[value=en]"));

        Assert.Equal("/account/sign-in?returnUrl=%2Fdesk", answer.Location);
        Assert.Equal("en", Language(await browser.Follow(answer)));
        Assert.Equal("en", Language(await browser.Get("/")));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task The_switch_leads_to_no_other_site(string elsewhere)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous("de");
        var page = await browser.Get("/account/sign-in");

        var answer = await browser.Submit(page.Form("form[action='/language']").Press("form[action='/language'] button[value=en]"), ("returnUrl", elsewhere));

        Assert.Equal("/", answer.Location);
    }

    private static string? Language(Page page) => page.Document.DocumentElement.GetAttribute("lang");
}
