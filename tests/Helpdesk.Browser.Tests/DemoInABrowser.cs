using Helpdesk.Browser.Tests;
using Helpdesk.TestSupport;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DemoInABrowser))]

namespace Helpdesk.Browser.Tests;

/// <summary>The demo desk on a real port and one headless Chromium for all stories; each person has a window of their own.</summary>
public sealed class DemoInABrowser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string? Chromium = Places().FirstOrDefault(File.Exists);

    private HelpdeskSite? site;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Uri? address;

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        site = await HelpdeskSite.EmptyAsync("Development");
        address = site.Listen();

        // Once: the clocks of the demo's tickets begin. Later on nothing falls due by itself.
        await site.Database.DoDueWork();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>The one that is named, then what the PATH has, as in tests/run.sh, then where snap keeps it.</summary>
    private static IEnumerable<string> Places() =>
    [
        Environment.GetEnvironmentVariable("HELPDESK_CHROMIUM") ?? "",
        .. from name in Names
           from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
           select Path.Combine(folder, name),
        "/snap/bin/chromium",
    ];

    /// <summary>A window on the site; skips the test where there is no Chromium.</summary>
    public async Task<IPage> OpenAsync(string locale = "en-GB", int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        Assert.SkipWhen(browser is null, "Chromium was not found. Install it, or name one in HELPDESK_CHROMIUM.");
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address!.ToString(), Locale = locale, TimezoneId = "Europe/Berlin", ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    /// <summary>The same, entered with one click as a person of the demo desk.</summary>
    public async Task<IPage> OpenAsAsync(string person, string locale = "en-GB", int width = 1280, ColorScheme theme = ColorScheme.Light)
    {
        var page = await OpenAsync(locale, width, theme);
        await page.GotoAsync("/account/sign-in");
        await page.Locator("li.person", new() { HasText = person }).GetByRole(AriaRole.Button).ClickAsync();
        await page.ArriveAtAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
