using System.Net;
using System.Net.Http.Headers;

namespace Helpdesk.TestSupport;

/// <summary>
/// What a browser without JavaScript does: keeps cookies, fetches pages, sends the forms it fetched.
/// It follows no redirect by itself, so that a test sees it.
/// </summary>
public sealed class Browser(HelpdeskSite site, string? language)
{
    private HttpClient? client;

    public Dictionary<string, string> Cookies { get; } = [];

    private HttpClient Client => client ??= site.Server is null
        ? new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.ClientOptions.BaseAddress }
        : site.CreateDefaultClient();

    public Task<Page> Get(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Fetches the page, which must be there, and the form on it.</summary>
    /// <param name="url">The page.</param>
    /// <param name="selector">Which form, where the main part of the page has several.</param>
    public async Task<Form> GetForm(string url, string? selector = null)
    {
        var page = await Get(url);
        return page.Status == HttpStatusCode.OK
            ? page.Form(selector)
            : throw new InvalidOperationException($"GET {url} answered {(int)page.Status} {page.Location}");
    }

    /// <summary>Sends what was fetched, with these fields filled in; null leaves a field out.</summary>
    public Task<Page> Submit(Form form, params (string Field, string? Value)[] changes) => Send(form.Request(changes));

    /// <summary>Posts fields that no form offered; without antiforgery token unless it is among them.</summary>
    public Task<Page> Post(string url, params (string Field, string Value)[] fields) => Send(new HttpRequestMessage(HttpMethod.Post, url)
    {
        Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Field, f.Value))),
    });

    /// <summary>Where a redirect leads, in the same site; otherwise the page itself.</summary>
    public async Task<Page> Follow(Page page) => page.Location is { } location ? await Get(location) : page;

    public async Task<Page> Send(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        }

        site.Database.Log.Clear();
        using var response = await Client.SendAsync(request);
        var statements = site.Database.Log.Statements;
        Keep(response);
        return await Page.ReadAsync(request, response, statements);
    }

    private void Keep(HttpResponseMessage response)
    {
        foreach (var header in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = header.Split(';')[0].Split('=', 2) is [var n, var v] ? (n.Trim(), v) : ("", "");
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }
    }
}
