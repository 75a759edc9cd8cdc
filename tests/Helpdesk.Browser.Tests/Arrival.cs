using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>Waiting for the page to which a click leads.</summary>
internal static class Arrival
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <param name="glob">The address: ** for anything, * for anything within a part of the path.</param>
    public static Task ArriveAtAsync(this IPage page, string glob)
    {
        var address = new Regex($"^{Regex.Escape(glob).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$");
        return page.ArriveAtAsync(address.IsMatch);
    }

    /// <summary>
    /// Where a page is and whether it is loaded can be asked. Its events can be missed: a page that is there and loaded before one waits
    /// for it never says so again.
    /// </summary>
    public static async Task ArriveAtAsync(this IPage page, Func<string, bool> there)
    {
        for (var waited = TimeSpan.Zero; !there(page.Url); waited += BetweenLooks)
        {
            if (waited > Patience)
            {
                throw new TimeoutException($"Still at {page.Url}.");
            }

            await Task.Delay(BetweenLooks);
        }

        await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }
}
