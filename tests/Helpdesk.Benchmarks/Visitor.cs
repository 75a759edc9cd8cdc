using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Helpdesk.Benchmarks;

/// <summary>Somebody who is signed in and asks for pages.</summary>
internal sealed partial class Visitor(CookieContainer cookies)
{
    /// <summary>Signs in as the demo person whom the sign-in page offers under this name.</summary>
    public static async Task<Visitor> SignInAsync(PublishedDesk desk, string name)
    {
        var cookies = new CookieContainer();
        using var client = Client(cookies);
        var page = await client.GetStringAsync(new Uri(desk.Address, "/account/sign-in"));
        var person = PersonForm().Matches(page).FirstOrDefault(m => WebUtility.HtmlDecode(m.Value).Contains(name, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The sign-in page does not offer {name}.");

        using var form = new FormUrlEncodedContent(HiddenFields().Matches(person.Value).ToDictionary(
            m => WebUtility.HtmlDecode(m.Groups["name"].Value), m => WebUtility.HtmlDecode(m.Groups["value"].Value)));
        using var answer = await client.PostAsync(new Uri(desk.Address, "/account/sign-in?handler=As"), form);
        answer.EnsureSuccessStatusCode();
        return new Visitor(cookies);
    }

    /// <summary>The same cookies for the same desk on another port: loopback cookies do not know ports.</summary>
    public HttpClient Client() => Client(cookies);

    /// <summary>Asks for pages from several connections until the time is over; returns how many were answered.</summary>
    public async Task<int> AskAsync(PublishedDesk desk, IReadOnlyList<string> paths, int connections, TimeSpan time)
    {
        using var client = Client();
        var watch = Stopwatch.StartNew();
        var answered = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async connection =>
        {
            for (var i = connection; watch.Elapsed < time; i += connections)
            {
                await GetAsync(client, new Uri(desk.Address, paths[i % paths.Count]));
                Interlocked.Increment(ref answered);
            }
        }));
        return answered;
    }

    public async Task AskAsync(PublishedDesk desk, IReadOnlyList<string> paths, int times)
    {
        using var client = Client();
        for (var i = 0; i < times; i++)
        {
            await GetAsync(client, new Uri(desk.Address, paths[i % paths.Count]));
        }
    }

    private static async Task GetAsync(HttpClient client, Uri address)
    {
        using var response = await client.GetAsync(address);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{address.PathAndQuery} answered {(int)response.StatusCode}.");
        }

        await response.Content.CopyToAsync(Stream.Null);
    }

    private static HttpClient Client(CookieContainer cookies) => new(new SocketsHttpHandler { CookieContainer = cookies, UseProxy = false });

    [GeneratedRegex("<li class=\"person\">.*?</li>", RegexOptions.Singleline)]
    private static partial Regex PersonForm();

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]*)\"[^>]*value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenFields();
}
