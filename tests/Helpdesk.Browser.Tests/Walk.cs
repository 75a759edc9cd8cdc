using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Helpdesk.Browser.Tests;

/// <summary>People follow every link that they are offered, breadth first: one of them to each kind of page, everybody to some tickets.</summary>
internal sealed partial class Walk(Func<IPage, Task> look)
{
    private const int Tickets = 2;

    /// <summary>The links that lead to pages and not to files, and the choices of forms that only lead on.</summary>
    private const string WaysOn = """
        [...document.querySelectorAll('a[href^="/"]:not([download])')].map(a => a.getAttribute('href')).concat(
          [...document.querySelectorAll('form[method=get] button[name]')].map(b => `${b.form.getAttribute('action')}?${new URLSearchParams(new FormData(b.form, b))}`))
        """;

    /// <summary>Pages of a ticket that open after a refusal only, or in place of a part of another.</summary>
    private static readonly Dictionary<string, string[]> Behind = new()
    {
        ["/desk/tickets/#"] = ["claim", "release", "resume", "wait-for-customer", "reopen"],
        ["/my-tickets/#"] = ["reopen", "urgent"],
        ["/t/#"] = ["reopen", "urgent"],
    };

    private readonly Queue<string> ahead = new();
    private readonly HashSet<string> kinds = [];
    private readonly List<string> tickets = [];

    /// <summary>The paths that were seen, with # for what differs.</summary>
    public IEnumerable<string> Seen => kinds.Select(k => k.Split('?')[0]).Distinct();

    public async Task FromAsync(IPage page, params string[] starts)
    {
        tickets.Clear();
        foreach (var start in starts)
        {
            kinds.Add(KindOf(start));
            ahead.Enqueue(start);
        }

        while (ahead.TryDequeue(out var address))
        {
            var answer = await page.GotoAsync(address);
            Assert.True(answer!.Ok, $"{address} is linked, and answers {answer.Status}.");
            await look(page);
            var ways = (await page.EvaluateAsync<string[]>(WaysOn)).Select(w => w.Split('#')[0]).ToList();

            // Lists begin with what is new and end with what is done, which look different.
            Note(ways.GroupBy(KindOf).SelectMany(kind => new[] { kind.First(), kind.Last() }.Distinct()));
            Note(Behind.GetValueOrDefault(KindOf(address), []).Select(verb => $"{address}/{verb}"));
        }
    }

    private void Note(IEnumerable<string> addresses)
    {
        foreach (var address in addresses.Where(a => !a.StartsWith("/language", StringComparison.Ordinal)))
        {
            var isNew = kinds.Add(KindOf(address));
            if (Behind.ContainsKey(KindOf(address)) && tickets.Count < Tickets && !tickets.Contains(address))
            {
                tickets.Add(address);
                isNew = true;
            }

            if (isNew)
            {
                ahead.Enqueue(address);
            }
        }
    }

    /// <summary>Without ids and tokens, and of a query only the names.</summary>
    private static string KindOf(string address)
    {
        var parts = address.Split('?');
        var path = Variable().Replace(parts[0], "/#");
        return parts.Length == 1 ? path : $"{path}?{string.Join('&', parts[1].Split('&').Select(q => q.Split('=')[0]).Distinct().Order())}";
    }

    [GeneratedRegex("/[0-9]+|(?<=^/t)/[^/]+|(?<=^/account/invitation)/[^/]+")]
    private static partial Regex Variable();
}
