using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Helpdesk.TestSupport;

/// <summary>An answer as somebody sees it.</summary>
public sealed class Page
{
    private static readonly HtmlParser Parser = new();

    private readonly Lazy<IHtmlDocument> document;

    private Page(HttpRequestMessage request, HttpResponseMessage response, string html, IReadOnlyList<string> statements)
    {
        Url = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.PathAndQuery : request.RequestUri.OriginalString;
        Status = response.StatusCode;
        Location = response.Headers.Location is { } to ? to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString : null;
        Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        Html = html;
        Statements = statements;
        document = new(() => Parser.ParseDocument(html));
    }

    public string Url { get; }

    public HttpStatusCode Status { get; }

    /// <summary>Where a redirect leads: path and query.</summary>
    public string? Location { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Html { get; }

    public IHtmlDocument Document => document.Value;

    /// <summary>The SQL that the answer took.</summary>
    public IReadOnlyList<string> Statements { get; }

    /// <summary>What is read on it, white space collapsed.</summary>
    public string Text => string.Join(' ', (Document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The messages at fields and in the summary.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll("#error-summary li").Select(e => e.TextContent.Trim())];

    /// <summary>The page's form: the only one in its main part, or the one the selector names.</summary>
    public Form Form(string? selector = null)
    {
        var found = Document.QuerySelectorAll<IHtmlFormElement>(selector ?? "main form[method=post]").ToList();
        return found is [var form]
            ? new Form(Url, form)
            : throw new InvalidOperationException($"{Url} has {found.Count} forms '{selector ?? "main form[method=post]"}': "
                + string.Join(", ", found.Select(f => f.GetAttribute("action") ?? f.Id)));
    }

    public IElement? Find(string selector) => Document.QuerySelector(selector);

    public static async Task<Page> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, IReadOnlyList<string> statements) =>
        new(request, response, await response.Content.ReadAsStringAsync(), statements);
}
