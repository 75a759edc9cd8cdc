using System.Net;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Desk;

public sealed class QueuePageTests
{
    [Theory, InlineData("en"), InlineData("de")]
    public async Task The_queue_of_my_tier_opens_first_in_at_most_six_statements(string language)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.InSecondLevel().AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Sam, language);
        await browser.Get("/desk");

        var page = await browser.Get("/desk");

        Assert.Equal((HttpStatusCode.OK, "Second Level"), (page.Status, page.Find("h1")!.TextContent));
        Assert.InRange(page.Statements.Count, 1, 6);
        Assert.Equal($"/desk/tickets/{ticket.Id}", page.Find("tbody tr")!.GetAttribute("data-href"));
        Assert.Equal(3, page.Document.QuerySelectorAll(".tabs .tab").Length);
        Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
    }

    [Theory, InlineData("en"), InlineData("de")]
    public async Task A_queue_that_is_not_open_to_me_says_so_and_leads_to_what_is_missing(string language)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (sam, nora) = (await site.SignedInAs(site.Desk.Sam, language), await site.SignedInAs(site.Desk.Nora, language));

        Assert.Null((await sam.Get("/desk?tier=Second")).Find("[role=note]"));
        Assert.NotNull((await sam.Get("/desk?tier=Third")).Find("[role=note] a[href='/desk/me']"));
        Assert.NotNull((await nora.Get("/desk")).Find("[role=note] a[href='/desk/me']"));
    }

    [Fact]
    public async Task Filters_are_kept_over_pages_and_nonsense_is_ignored()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        for (var i = 0; i < 51; i++)
        {
            await A.Ticket.AddTo(site.Desk);
        }

        var browser = await site.SignedInAs(site.Desk.Frida);
        var first = await browser.Get("/desk?tier=First&owner=Nobody");
        var next = await browser.Get(first.Find("a[rel=next]")!.GetAttribute("href")!);
        var odd = await browser.Get("/desk?tier=Ninth&state=%00&owner=77&family=x&team=-1&after=1-2&before=%27");

        Assert.Equal((50, 1), (first.Document.QuerySelectorAll("tbody tr").Length, next.Document.QuerySelectorAll("tbody tr").Length));
        Assert.Contains("owner=Nobody", next.Find("a[rel=prev]")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, odd.Status);
    }

    [Theory, InlineData("en"), InlineData("de")]
    public async Task Every_list_has_its_words_full_and_empty(string language)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = await site.SignedInAs(site.Desk.Lena, language);
        string[] urls = ["/desk", "/desk?tier=Third&owner=Me", "/desk/mine", "/desk/attention", "/desk/me", "/desk/find", "/desk/find?q=focus"];

        foreach (var filled in new[] { false, true })
        {
            if (filled)
            {
                await A.Ticket.OwnedBy(site.Desk.Lena).Urgent().AddTo(site.Desk);
                await A.Ticket.OwnedBy(site.Desk.Lena).Resolved(d => d.Lena).AddTo(site.Desk);
            }

            foreach (var url in urls)
            {
                var page = await browser.Get(url);

                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.InRange(page.Statements.Count, 0, 8);
                Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_number_in_the_search_leads_to_its_ticket()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.AddTo(site.Desk);
        var foreign = await site.SignedInAs(site.Desk.Paula);
        var browser = await site.SignedInAs(site.Desk.Frida);

        var found = await browser.Get($"/desk/find?q={ticket.Number}");
        var hidden = await foreign.Get($"/desk/find?q={ticket.Number}");

        Assert.Equal($"/desk/tickets/{ticket.Id}", found.Location);
        Assert.Equal(HttpStatusCode.OK, hidden.Status);
        Assert.Empty(hidden.Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Only_leads_see_the_calls_for_a_lead()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var urgent = await A.Ticket.OwnedBy(site.Desk.Frida).Urgent().AddTo(site.Desk);

        var lead = await (await site.SignedInAs(site.Desk.Lena)).Get("/desk/attention");
        var agent = await (await site.SignedInAs(site.Desk.Frida)).Get("/desk/attention");

        Assert.NotNull(lead.Find($"tr[data-href='/desk/tickets/{urgent.Id}']"));
        Assert.Equal(HttpStatusCode.Forbidden, agent.Status);
    }
}
