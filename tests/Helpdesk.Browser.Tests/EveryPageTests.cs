using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>Whatever page the people of the demo desk reach works on the narrowest phone, and no link is dead.</summary>
public sealed class EveryPageTests(DemoInABrowser demo)
{
    private const int Width = 320;
    private const string Locale = "de-DE";

    /// <summary>A few less than there are: some are offered for tickets on which other tests are working meanwhile.</summary>
    private const int Paths = 65;

    /// <summary>Who is offered more comes before who is offered less.</summary>
    private static readonly (string Person, string[] Starts)[] People =
    [
        ("Claudia Berger", ["/admin"]),
        ("Harriet Pemberwick", ["/my-tickets"]),
        ("Martina Vogt", ["/desk?tier=Second", "/desk/attention", "/desk/find?q=camera"]),
        ("Mei-Lin Hartmann", ["/desk/mine"]),
        ("Emeka Obi", ["/desk/mine", "/desk/me"]),
        ("Rafael Moreno", ["/desk/mine"]),
    ];

    /// <summary>In German, whose words are the longer ones. The dark colours are looked at where the faces are (<see cref="PagesTests"/>).</summary>
    [Fact]
    public async Task Every_page_that_somebody_reaches_fits_320_px_and_is_accessible()
    {
        var complaints = new List<string>();
        var walk = new Walk(async page => complaints.AddRange(await page.ComplaintsAsync(Width)));

        var anonymous = await demo.OpenAsync(Locale, Width, ColorScheme.Light);
        anonymous.TellErrors(complaints);
        await walk.FromAsync(anonymous, "/", "/account/sign-in", "/account/register");
        var received = await ReportAsync(anonymous);
        await walk.FromAsync(anonymous, received, received.Replace("/received", "", StringComparison.Ordinal));
        foreach (var (person, starts) in People)
        {
            var page = await demo.OpenAsAsync(person, Locale, Width, ColorScheme.Light);
            page.TellErrors(complaints);
            await walk.FromAsync(page, starts);
            await page.Context.CloseAsync();
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        var seen = walk.Seen.Order().ToList();
        Assert.True(seen.Count >= Paths, $"Only {seen.Count} kinds of pages were seen:\n{string.Join('\n', seen)}");
    }

    /// <returns>Where the private link is shown.</returns>
    private static async Task<string> ReportAsync(IPage page)
    {
        await page.GotoAsync("/");
        foreach (var step in new[] { "family", "product", "generation" })
        {
            await page.Locator(".choice").First.ClickAsync();
            await page.ArriveAtAsync($"**{step}=*");
        }

        await page.FillAsync("[name='Input.Title']", "The strap came loose");
        await page.FillAsync("[name='Input.Description']", "One of the two screws is lost.");
        await page.FillAsync("[name='Input.Name']", "Pia Kern");
        await page.FillAsync("[name='Input.Email']", "pia.kern@example.org");
        await page.Locator("main form .btn-primary").Last.ClickAsync();
        await page.ArriveAtAsync("**/received");
        return new Uri(page.Url).AbsolutePath;
    }
}
