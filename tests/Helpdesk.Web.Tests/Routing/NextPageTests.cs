using System.Net;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Routing;

/// <summary>"Take next" by the page: one button, why this one, why none, and giving it back.</summary>
public sealed class NextPageTests
{
    private const string Next = "/desk/next";

    [Fact]
    public async Task The_button_takes_the_ticket_that_the_page_names()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.Saying("It hunts at night").AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida, "en");

        var page = await frida.Get(Next);
        Assert.Contains("It hunts at night", page.Text, StringComparison.Ordinal);
        var taken = await frida.Submit(page.Form("form[action='/desk/next']"));

        Assert.Equal($"/desk/tickets/{ticket.Id}", taken.Location);
        Assert.Contains("The most urgent ticket for you is yours now.", (await frida.Follow(taken)).Text, StringComparison.Ordinal);
        Assert.Equal(site.Desk.Frida.Id, await OwnerOf(site, ticket));
    }

    [Theory]
    [InlineData("en", "There is nothing for you at the moment.")]
    [InlineData("de", "Im Moment gibt es nichts für Sie.")]
    public async Task Where_there_is_none_the_page_says_why(string language, string said)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var frida = await site.SignedInAs(site.Desk.Frida, language);
        var ticket = await A.Ticket.AddTo(site.Desk);
        var form = (await frida.Get(Next)).Form("form[action='/desk/next']");
        await frida.Submit(form);
        Assert.Equal(site.Desk.Frida.Id, await OwnerOf(site, ticket));

        // The other tab still shows the button.
        var again = await frida.Submit(form);

        Assert.Equal(Next, again.Location);
        Assert.Contains(said, (await frida.Follow(again)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_skipped_with_a_reason_goes_back_and_the_next_one_is_shown()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var first = await A.Ticket.Saying("The first").AddTo(site.Desk);
        await A.Ticket.Saying("The second").AddTo(site.Desk);
        var frida = await site.SignedInAs(site.Desk.Frida, "en");
        var taken = await frida.Submit((await frida.Get(Next)).Form("form[action='/desk/next']"));
        Assert.Equal($"/desk/tickets/{first.Id}", taken.Location);
        var form = await frida.GetForm($"{taken.Location}/skip");

        var unreasoned = await frida.Submit(form);
        var unnamed = await frida.Submit(form, ("Input.Reason", nameof(SkipReason.Other)));
        var skipped = await frida.Submit(form, ("Input.Reason", nameof(SkipReason.MissingTool)));

        Assert.All([unreasoned, unnamed], page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));
        Assert.Equal(Next, skipped.Location);
        Assert.Null(await OwnerOf(site, first));
        var page = await frida.Follow(skipped);
        Assert.Contains("The second", page.Find("section.card")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<long?> OwnerOf(HelpdeskSite site, Ticket ticket) =>
        site.Database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync());
}
