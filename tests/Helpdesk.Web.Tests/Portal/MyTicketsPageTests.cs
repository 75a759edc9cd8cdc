using System.Net;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Portal;

public sealed class MyTicketsPageTests
{
    [Fact]
    public async Task A_customer_adds_a_ticket_by_its_link_and_finds_it_in_the_list()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var builder = A.Ticket;
        var ticket = await builder.AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.CarlasAccount.Id);
        Assert.Contains("Nothing in your list yet", (await browser.Get("/my-tickets")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/my-tickets/{ticket.Id}")).Status);

        await browser.Submit(await browser.GetForm($"/t/{builder.Link.Text}", "form[action='?handler=Keep']"));
        var list = await browser.Get("/my-tickets");
        var page = await browser.Get(list.Find("a.cell-title")!.GetAttribute("href")!);

        Assert.Equal(ticket.Title, page.Find("h1")!.TextContent);
        Assert.InRange(list.Statements.Count, 1, 6);
        Assert.InRange(page.Statements.Count, 1, 6);
        var replied = await browser.Submit(page.Form("form[action='?handler=Reply']"), ("Input.Body", "From my list"));
        Assert.Equal($"/my-tickets/{ticket.Id}", replied.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/my-tickets/{ticket.Id}/urgent")).Status);
    }

    [Fact]
    public async Task Another_accounts_ticket_does_not_exist()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.From(site.Desk.Carla, site.Desk.CarlasAccount.Id).AddTo(site.Desk);

        var page = await (await site.SignedInAs(site.Desk.Frida)).Get($"/my-tickets/{ticket.Id}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Theory]
    [InlineData("/my-tickets")]
    [InlineData("/my-tickets/1")]
    [InlineData("/my-tickets/1/reopen")]
    public async Task Whoever_is_not_signed_in_is_asked_to(string url)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.StartsWith("/account/sign-in", (await site.Anonymous().Get(url)).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99")]
    [InlineData("two")]
    public async Task Any_page_number_shows_a_page(string page)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(HttpStatusCode.OK, (await (await site.SignedInAs(site.Desk.CarlasAccount.Id)).Get($"/my-tickets?p={page}")).Status);
    }
}
