using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.BadInput;

public sealed class UnreadableTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "Input.Title=a")]
    [InlineData("multipart/form-data; boundary=B", "--B\r\nContent-Disposition: form-data; name=\"Input.Title\"\r\n\r\ncut off in the mid")]
    [InlineData("multipart/form-data; boundary=B", "--B\r\nContent-Disposition: form-data; name=\"Input.Title\"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\na\r\n--B--\r\n")]
    public async Task A_body_that_cannot_be_read_is_refused_with_a_complete_page(string type, string body)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var page = await site.Anonymous().Send(new HttpRequestMessage(HttpMethod.Post, "/report") { Content = content });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.NotNull(page.Find("main h1"));
    }

    [Theory]
    [InlineData("\uFFFE\uFFFF")]
    [InlineData("a\uFFFEb@example.com")]
    [InlineData("İı😀@example.com")]
    public async Task Whatever_is_typed_as_an_address_signs_nobody_in(string address)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        var page = await browser.Submit(await browser.GetForm("/account/sign-in"), ("Input.Email", address), ("Input.Password", A.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("99")]
    public async Task A_box_that_is_neither_ticked_nor_not_is_refused(string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        var page = await browser.Submit(
            await browser.GetForm("/account/sign-in"), ("Input.Email", "ada@example.org"), ("Input.Password", A.Password), ("Input.Stay", value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("x")]
    public async Task A_question_to_a_tier_that_there_is_not_shows_no_key(string tier)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ticket = await A.Ticket.OwnedBy(site.Desk.Frida).AddTo(site.Desk);
        var browser = await site.SignedInAs(site.Desk.Frida);
        var address = $"/desk/tickets/{ticket.Id}/consult";

        var page = await browser.Submit(await browser.GetForm(address), ("Input.Tier", tier));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.DoesNotContain("[[", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_never_comes_back_in_a_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        foreach (var url in new[] { "/account/sign-in", "/account/register", "/set-up" })
        {
            var page = await browser.Submit(await browser.GetForm(url), ("Input.Email", "nobody"), ("Input.Password", "typed by somebody"));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.DoesNotContain("typed by somebody", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_search_that_ends_within_a_character_is_a_search()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = await site.SignedInAs(site.Desk.Frida);

        var page = await browser.Get($"/desk/find?q=a{Uri.EscapeDataString(string.Concat(Enumerable.Repeat("😀", 80)))}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Theory]
    [InlineData("/appsettings.json")]
    [InlineData("/nothing.txt")]
    [InlineData("/nothing/here")]
    public async Task An_address_that_does_not_exist_asks_nobody_to_sign_in(string url)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get(url)).Status);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData(" \u202E\u2067 ")]
    [InlineData("\u0001\u0002")]
    public async Task A_title_that_shows_nothing_is_missing(string title)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        var form = await browser.GetForm($"/report?family={site.Desk.Cameras.Id}&product=0&generation=0", "main form:has([name='Input.Title'])");

        var page = await browser.Submit(form, ("Input.Title", title), ("Input.Description", "It is dark."), ("Input.Name", "Ann"), ("Input.Email", "ann@example.com"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Single(page.Errors);
    }
}
