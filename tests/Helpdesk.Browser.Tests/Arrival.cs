using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>Waiting for the page to which a click leads.</summary>
internal static class Arrival
{
    /// <summary>
    /// The page may be loaded before one waits for it to be: whether it is can be asked, its event can be missed.
    /// </summary>
    public static async Task ArriveAtAsync(this IPage page, string glob)
    {
        await page.WaitForURLAsync(glob, new() { WaitUntil = WaitUntilState.Commit });
        await page.IsLoadedAsync();
    }

    /// <summary>The same for a page that is known by where it is not.</summary>
    public static async Task ArriveAtAsync(this IPage page, Func<string, bool> there)
    {
        await page.WaitForURLAsync(there, new() { WaitUntil = WaitUntilState.Commit });
        await page.IsLoadedAsync();
    }

    private static async Task IsLoadedAsync(this IPage page) => await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
}
