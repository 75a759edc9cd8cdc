using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>The faces of the demo desk as people see them: each fits the screen, meets WCAG, breaks no content policy.</summary>
public sealed class PagesTests(DemoInABrowser demo)
{
    /// <summary>Who looks at what, where a button's selector follows behind it; the file names are those of the README's pictures.</summary>
    private static readonly (string Person, string Name, string Path)[] Faces =
    [
        ("", "portal", "/"),
        ("", "sign-in", "/account/sign-in"),
        ("Harriet Pemberwick", "my-requests", "/my-tickets"),
        ("Mei-Lin Hartmann", "queue", "/desk"),
        ("Mei-Lin Hartmann", "my-qualifications", "/desk/me"),
        ("Mei-Lin Hartmann", "mine", "/desk/mine"),
        ("Mei-Lin Hartmann", "next", "/desk/next"),
        ("Mei-Lin Hartmann", "my-trainings", "/desk/trainings"),
        ("Mei-Lin Hartmann", "my-guidelines", "/desk/guidelines"),
        ("Mei-Lin Hartmann", "to-release", "/desk/to-release"),
        ("Aylin Demir", "ticket", "ticket"),
        ("Aylin Demir", "escalate", "escalate"),
        ("Aylin Demir", "routing", "routing"),
        ("Aylin Demir", "advice", "advice"),
        ("Aylin Demir", "consult", "consult"),
        ("Aylin Demir", "offer", "offer"),
        ("Aylin Demir", "hand-over", "hand-over"),
        ("Aylin Demir", "clocks", "clocks"),
        ("Mei-Lin Hartmann", "notices", "/desk/notices"),
        ("Mei-Lin Hartmann", "notice-choices", "/desk/notices/choices"),
        ("Martina Vogt", "queue-first-level", "/desk?tier=First"),
        ("Martina Vogt", "attention", "/desk/attention"),
        ("Martina Vogt", "agents", "/admin/agents"),
        ("Martina Vogt", "qualifications", "/admin/qualifications"),
        ("Martina Vogt", "matrix", "/admin/qualifications/matrix"),
        ("Martina Vogt", "rehome", "/admin/qualifications/rehome"),
        ("Martina Vogt", "coverage", "/admin/coverage"),
        ("Martina Vogt", "trainings", "/admin/trainings"),
        ("Martina Vogt", "traineeships", "/admin/traineeships"),
        ("Martina Vogt", "guidelines", "/admin/guidelines"),
        ("Claudia Berger", "overview", "/admin"),
        ("Claudia Berger", "products", "/admin/products"),
        ("Claudia Berger", "teams", "/admin/teams"),
        ("Claudia Berger", "admission", "/admin/admission"),
        ("Claudia Berger", "providers", "/admin/providers"),
        ("Claudia Berger", "provider-rules", "/admin/providers/rules"),
        ("Claudia Berger", "skills", "/admin/skills"),
        ("Claudia Berger", "import", "/admin/import"),
        ("Claudia Berger", "calendars", "/admin/calendars"),
        ("Claudia Berger", "calendar", "/admin/calendars/1"),
        ("Claudia Berger", "holidays", "/admin/calendars/1/holidays"),
        ("Claudia Berger", "organisations", "/admin/organisations"),
        ("Claudia Berger", "organisation", "/admin/organisations/1"),
        ("Claudia Berger", "agreements", "/admin/agreements"),
        ("Claudia Berger", "agreement", "/admin/agreements/1"),
        ("Claudia Berger", "agreement-new", "/admin/agreements/new/Ola"),
        ("Claudia Berger", "clock-steps", "/admin/clock-steps"),
        ("Claudia Berger", "clock-step", "/admin/clock-steps/1"),
        ("Claudia Berger", "dry-run", "/admin/clock-steps/1 [formaction*=Replay]"),
        ("Claudia Berger", "topic", "/admin/skills/topics/1"),
        ("Claudia Berger", "due-work", "/admin/due-work"),
        ("Claudia Berger", "settings", "/admin/settings"),
        ("Claudia Berger", "costs", "/admin/settings/costs"),
        ("Claudia Berger", "patience", "/admin/settings/routing"),
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
        if (path.StartsWith('/'))
        {
            var (address, button) = path.Split(' ') is [var a, var b] ? (a, b) : (path, null);
            await page.GotoAsync(address);
            if (button is not null)
            {
                await page.Locator(button).ClickAsync();
                await page.ArriveAtAsync("**handler=*");

                // The jump to the result leaves fields half under the bar, which axe takes for small ones.
                await page.EvaluateAsync("scrollTo(0, 0)");
            }

            return;
        }

        await page.GotoAsync("/desk/mine");
        await page.Locator("a.cell-title").First.ClickAsync();
        await page.ArriveAtAsync("**/desk/tickets/*");
        if (path != "ticket")
        {
            await page.GotoAsync($"{page.Url}/{path}");
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
