using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>The faces of the demo desk as people see them: each fits the screen, meets WCAG, breaks no content policy.</summary>
public sealed class PagesTests(DemoInABrowser demo)
{
    /// <summary>Who looks at what; the file names are those of the README's pictures.</summary>
    private static readonly (string Person, string Name, string Path)[] Faces =
    [
        ("", "portal", "/"),
        ("", "sign-in", "/account/sign-in"),
        ("Harriet Pemberwick", "my-requests", "/my-tickets"),
        ("Mei-Lin Hartmann", "queue", "/desk"),
        ("Mei-Lin Hartmann", "my-qualifications", "/desk/me"),
        ("Aylin Demir", "ticket", "ticket"),
        ("Aylin Demir", "escalate", "escalate"),
        ("Martina Vogt", "attention", "/desk/attention"),
        ("Martina Vogt", "agents", "/admin/agents"),
        ("Claudia Berger", "overview", "/admin"),
        ("Claudia Berger", "products", "/admin/products"),
        ("Claudia Berger", "teams", "/admin/teams"),
        ("Claudia Berger", "admission", "/admin/admission"),
    ];

    public static TheoryData<string, int, ColorScheme> Screens => new()
    {
        { "en-GB", 1280, ColorScheme.Light },
        { "de-DE", 1280, ColorScheme.Dark },
        { "en-GB", 390, ColorScheme.Dark },
        { "de-DE", 390, ColorScheme.Light },
    };

    [Theory, MemberData(nameof(Screens))]
    public async Task Every_face_fits_the_screen_and_is_accessible(string locale, int width, ColorScheme theme)
    {
        var complaints = new List<string>();
        foreach (var person in Faces.GroupBy(f => f.Person))
        {
            var page = person.Key.Length == 0 ? await demo.OpenAsync(locale, width, theme) : await demo.OpenAsAsync(person.Key, locale, width, theme);
            page.TellErrors(complaints);
            foreach (var (_, name, path) in person)
            {
                await GoAsync(page, path);
                complaints.AddRange(await page.ComplaintsAsync(width));
                await PictureAsync(page, $"{name}-{locale[..2]}-{width}-{theme}".ToLowerInvariant());
            }

            await page.Context.CloseAsync();
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static async Task GoAsync(IPage page, string path)
    {
        if (path is not ("ticket" or "escalate"))
        {
            await page.GotoAsync(path);
            return;
        }

        await page.GotoAsync("/desk/mine");
        await page.Locator("a.cell-title").First.ClickAsync();
        await page.WaitForURLAsync("**/desk/tickets/*");
        if (path == "escalate")
        {
            await page.GotoAsync($"{page.Url}/escalate");
        }
    }

    /// <summary>For the README: <c>docs/pictures.sh</c> names the folder.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("HELPDESK_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = false });
        }
    }
}
