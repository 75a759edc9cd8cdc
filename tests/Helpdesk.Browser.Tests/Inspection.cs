using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>What is wrong with a page as it stands on the screen.</summary>
internal static class Inspection
{
    private static readonly RunOnlyOptions Wcag = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] };

    public static async Task<IEnumerable<string>> ComplaintsAsync(this IPage page, int width)
    {
        var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var wide = needed <= width ? "" : await page.EvaluateAsync<string>(
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 120))[0] ?? ''");
        var axe = await page.RunAxe(new AxeRunOptions { RunOnly = Wcag });
        return axe.Violations.Select(v => $"{page.Url}: {v.Id}: {v.Nodes[0].Html}")
            .Concat(needed > width ? [$"{page.Url}: {needed} px wide on a screen of {width}: {wide}"] : []);
    }

    /// <summary>The window's errors end up among the complaints.</summary>
    public static void TellErrors(this IPage page, List<string> complaints) =>
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [$"{page.Url}: {message.Text}"] : []);
}
