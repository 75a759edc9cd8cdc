using System.Net;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Account;

public sealed class RegisterTests
{
    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        var form = await browser.GetForm("/account/register");

        var unknown = await browser.Submit(form, ("Input.Name", "Nina"), ("Input.Email", "nina@customer.example"), ("Input.Password", A.Password));
        var unknownText = (await browser.Follow(unknown)).Text;
        var known = await browser.Submit(form, ("Input.Name", "Nina"), ("Input.Email", "carla@customer.example"), ("Input.Password", A.Password));

        Assert.Equal((HttpStatusCode.Found, unknown.Location), (known.Status, known.Location));
        Assert.Equal(unknownText, (await browser.Follow(known)).Text);
        Assert.Equal("Carla Kunz", await site.Database.Db(db => db.Users.Where(a => a.Email == "carla@customer.example").Select(a => a.Name).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_registered_signs_in_and_has_an_empty_list()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        await browser.Submit(await browser.GetForm("/account/register"), ("Input.Name", "Nina"), ("Input.Email", "nina@customer.example"), ("Input.Password", A.Password));

        await browser.Submit(await browser.GetForm("/account/sign-in"), ("Input.Email", "nina@customer.example"), ("Input.Password", A.Password));

        Assert.Contains("Nothing in your list yet", (await browser.Get("/my-tickets")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Email", "nobody")]
    [InlineData("Input.Password", "fourteen chars")]
    [InlineData("Input.Password", "")]
    [InlineData("Input.Language", "7")]
    public async Task Bad_input_is_refused_on_the_complete_page(string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        (string Field, string? Value)[] filled = [("Input.Name", "Nina"), ("Input.Email", "nina@customer.example"), ("Input.Password", A.Password)];

        var answer = await browser.Submit(await browser.GetForm("/account/register"), [.. filled.Where(f => f.Field != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.False(await site.Database.Db(db => db.Users.AnyAsync(a => a.Email == "nina@customer.example")));
    }
}
