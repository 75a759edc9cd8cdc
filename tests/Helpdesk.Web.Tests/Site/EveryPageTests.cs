using System.Net;
using Helpdesk.TestSupport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Helpdesk.Web.Tests.Site;

/// <summary>What holds for every page, whoever looks at it.</summary>
public sealed class EveryPageTests(Crawl crawl) : IClassFixture<Crawl>
{
    private const int MostStatements = 6;

    /// <summary>Answer to a POST or lead elsewhere; nobody sees them.</summary>
    private static readonly string[] NeverShown = ["language", "account/sign-out", "account/enter", "set-up", "desk/presence", "desk/waiting", "desk/notices/{id:long}"];

    [Fact]
    public void No_page_fails() =>
        None(crawl.Answers.Where(a => (int)a.Page.Status >= 500 && !a.Route.StartsWith("error/", StringComparison.Ordinal)), a => $"{a}");

    [Fact]
    public void Every_page_is_shown_to_somebody() =>
        None(
            crawl.Pages.Select(p => p.RoutePattern.RawText!.TrimStart('/')).Except(NeverShown).Except(crawl.Answers.Where(a => a.IsShown).Select(a => a.Route.TrimStart('/')))
                .Where(r => !r.StartsWith("error/", StringComparison.Ordinal)),
            r => r);

    [Fact]
    public void No_page_takes_more_than_six_statements() =>
        None(
            crawl.Answers.Where(a => a.Page.Statements.Count > MostStatements).DistinctBy(a => a.Route),
            a => $"{a} took {a.Page.Statements.Count}:\n  {string.Join("\n  ", a.Page.Statements.Select(s => s.ReplaceLineEndings(" ")).Select(s => s[..Math.Min(s.Length, 160)]))}");

    [Fact]
    public async Task No_page_reads_all_tickets_to_show_a_few()
    {
        var findings = new List<string>();
        foreach (var (route, sql) in crawl.Answers.SelectMany(a => a.Page.Statements.Select(s => (a.Route, Sql: s)))
            .Where(s => s.Sql.StartsWith("SELECT", StringComparison.Ordinal)).DistinctBy(s => s.Sql))
        {
            findings.AddRange((await QueryPlan.ReadsWholeAsync(crawl.Database, sql)).Select(scan => $"{route}: {scan} in\n{sql}"));
        }

        None(findings, f => f);
    }

    [Fact]
    public void No_page_lacks_a_text() => None(crawl.Answers.Where(a => a.Page.Html.Contains("[[", StringComparison.Ordinal)), a =>
        $"{a}: {a.Page.Html[a.Page.Html.IndexOf("[[", StringComparison.Ordinal)..].Split("]]")[0]}");

    [Fact]
    public void Every_page_has_a_title_a_language_and_one_heading_of_the_first_order() =>
        None(
            crawl.Answers.Where(a => a.IsShown && (string.IsNullOrWhiteSpace(a.Page.Document.Title)
                || a.Page.Document.DocumentElement.GetAttribute("lang") is not ("en" or "de") || a.Page.Document.QuerySelectorAll("h1").Length != 1)),
            a => $"{a}: '{a.Page.Document.Title}', {a.Page.Document.QuerySelectorAll("h1").Length} × h1");

    [Fact]
    public void No_page_finds_fault_before_anything_was_typed() =>
        None(
            crawl.Answers.Where(a => a.IsShown && a.Page.Document.QuerySelector(".error-summary") is not null),
            a => $"{a}: {a.Page.Document.QuerySelector(".error-summary")!.TextContent}");

    [Fact]
    public void No_page_uses_an_id_twice() =>
        None(
            crawl.Answers.Where(a => a.IsShown)
                .Select(a => (Answer: a, Twice: a.Page.Document.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ToList()))
                .Where(a => a.Twice.Count > 0).DistinctBy(a => a.Answer.Route),
            a => $"{a.Answer}: {string.Join(", ", a.Twice)}");

    [Fact]
    public void Every_control_has_a_name_that_is_read_aloud() =>
        None(
            crawl.Answers.Where(a => a.IsShown).SelectMany(a => a.Page.Document
                .QuerySelectorAll("input:not([type=hidden]), select, textarea")
                .Where(e => !e.HasAttribute("aria-label") && !e.HasAttribute("aria-labelledby") && e.Closest("label") is null
                    && (e.Id is not { } id || a.Page.Document.QuerySelector($"label[for='{id}']") is null))
                .Select(e => $"{a.Route}: {e.GetAttribute("name")}")).Distinct(),
            e => e);

    [Fact]
    public void Every_form_that_posts_carries_its_antiforgery_token() =>
        None(
            crawl.Answers.Where(a => a.IsShown && a.Page.Document.QuerySelectorAll("form[method=post]")
                .Any(f => f.QuerySelector("input[name=__RequestVerificationToken]") is null)).DistinctBy(a => a.Route),
            a => $"{a}");

    [Fact]
    public void Nothing_inline_runs_or_styles() =>
        None(
            crawl.Answers.Where(a => a.IsShown && (a.Page.Document.QuerySelector("[style], style, [onclick], [onchange], [onsubmit]") is not null
                || a.Page.Document.QuerySelectorAll("script").Any(s => !s.HasAttribute("nonce")))).DistinctBy(a => a.Route),
            a => $"{a}");

    [Fact]
    public void The_desk_is_open_to_agents_only() => OnlyFor("desk", "first level", "second level", "third level", "in training", "provider", "lead", "administrator");

    [Fact]
    public void The_administration_is_open_to_leads_and_administrators_only() => OnlyFor("admin", "lead", "administrator");

    [Fact]
    public void Somebody_who_is_not_signed_in_is_asked_to_sign_in() =>
        Assert.All(
            crawl.Answers.Where(a => a.Who == "anonymous" && (IsBelow(a, "desk") || IsBelow(a, "admin") || IsBelow(a, "my-tickets"))),
            a => Assert.StartsWith("/account/sign-in?returnUrl=", a.Page.Location, StringComparison.Ordinal));

    [Fact]
    public void Every_page_declares_who_may_be_there() =>
        None(
            crawl.Pages.Where(p => p.Metadata.GetMetadata<IAuthorizeData>() is null && p.Metadata.GetMetadata<IAllowAnonymous>() is null),
            p => p.Metadata.GetMetadata<PageActionDescriptor>()!.RelativePath);

    [Fact]
    public void Nothing_that_is_private_is_kept_by_caches() =>
        None(
            crawl.Answers.Where(a => a.IsShown && a.Who != "anonymous"
                && !(a.Page.Headers.GetValueOrDefault("Cache-Control") ?? "").Contains("no-store", StringComparison.Ordinal)
                && !(a.Page.Headers.GetValueOrDefault("Cache-Control") ?? "").Contains("no-cache", StringComparison.Ordinal)).DistinctBy(a => a.Route),
            a => $"{a}: {a.Page.Headers.GetValueOrDefault("Cache-Control")}");

    private void OnlyFor(string folder, params string[] visitors) =>
        Assert.All(crawl.Answers.Where(a => IsBelow(a, folder) && !visitors.Contains(a.Who)), a =>
            Assert.True(a.Page.Status is HttpStatusCode.Found or HttpStatusCode.Forbidden, $"{a}"));

    private static bool IsBelow(Answer answer, string folder) =>
        answer.Route.TrimStart('/') is var route && (route == folder || route.StartsWith($"{folder}/", StringComparison.Ordinal));

    private static void None<T>(IEnumerable<T> findings, Func<T, string> say)
    {
        var found = findings.Select(say).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{found.Count} found:\n{string.Join('\n', found)}");
        }
    }
}
