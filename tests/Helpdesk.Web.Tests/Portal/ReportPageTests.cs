using System.Net;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.Portal;

public sealed class ReportPageTests
{
    private static readonly (string, string?)[] Filled =
    [
        ("Input.Title", "It beeps"), ("Input.Description", "Loudly.\r\nAnd often. 😀 مرحبا"),
        ("Input.Name", "Nina New"), ("Input.Email", "nina@customer.example"),
    ];

    [Fact]
    public async Task A_customer_without_account_or_scripts_reports_step_by_step()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        var product = await browser.Submit((await browser.Get("/")).Form("main form").Press("button[name=family]:nth-of-type(1)"));
        var generation = await browser.Submit(product.Form("main form").Press($"button[name=product][value='{site.Desk.Camera.Id}']"));
        Assert.Contains("Its support has ended", generation.Text, StringComparison.Ordinal);
        var form = await browser.Submit(generation.Form("main form").Press($"button[name=generation][value='{site.Desk.Ended.Id}']"));
        var sent = await browser.Submit(form.Form(), Filled);
        var received = await browser.Follow(sent);

        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Contains("HD-000001", received.Text, StringComparison.Ordinal);
        Assert.Contains(received.Url.Replace("/received", "", StringComparison.Ordinal), received.Find("#private-link")!.GetAttribute("value"), StringComparison.Ordinal);
        var ticket = await site.Database.Db(db => db.Tickets.Include(t => t.Messages).SingleAsync());
        Assert.Equal(site.Desk.Ended.Id, ticket.GenerationId);
        Assert.Equal("Loudly.\nAnd often. 😀 مرحبا", ticket.Messages.Single().Body);
    }

    [Fact]
    public async Task Not_being_sure_of_product_and_generation_is_fine()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();

        var sent = await browser.Submit(await browser.GetForm($"/report?family={site.Desk.Cameras.Id}&product=0"), Filled);

        Assert.Equal(HttpStatusCode.Found, sent.Status);
        Assert.Equal((null, null), await site.Database.Db(db => db.Tickets.Select(t => new ValueTuple<long?, long?>(t.ProductId, t.GenerationId)).SingleAsync()));
    }

    [Fact]
    public async Task Changing_the_product_keeps_everything_that_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        var form = await browser.GetForm(Address(site));

        var families = await browser.Submit(form.Press("button[formaction='/report?handler=Change']"), Filled);
        var products = await browser.Submit(families.Form().Press($"button[name=family][value='{site.Desk.Phones.Id}']"));
        var again = await browser.Submit(products.Form().Press("button[name=product][value='0']"));

        Assert.Equal("Loudly.\nAnd often. 😀 مرحبا", again.Form()["Input.Description"]!.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.Equal(("It beeps", "Nina New"), (again.Form()["Input.Title"], again.Form()["Input.Name"]));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(again.Form())).Status);
        Assert.Equal(site.Desk.Phones.Id, await site.Database.Db(db => db.Tickets.Select(t => t.FamilyId).SingleAsync()));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_ticket_and_shows_the_same_link()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        var form = await browser.GetForm(Address(site));

        var first = await browser.Submit(form, Filled);
        var second = await browser.Submit(form, Filled);

        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1, await site.Database.Db(db => db.Tickets.CountAsync()));
    }

    [Theory]
    [InlineData("Input.Title", "")]
    [InlineData("Input.Title", "201")]
    [InlineData("Input.Description", "")]
    [InlineData("Input.Description", "20001")]
    [InlineData("Input.Name", " ")]
    [InlineData("Input.Email", "nobody")]
    [InlineData("Input.Language", "Klingon")]
    [InlineData("Input.SerialNumber", "81")]
    [InlineData("Input.Secret", "x")]
    [InlineData("family", "many")]
    [InlineData("product", "4711")]
    public async Task Bad_input_is_answered_on_the_complete_page_and_nothing_typed_is_lost(string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous("de");
        var bad = int.TryParse(value, out var length) && field != "product" ? new string('x', length) : value;

        var answer = await browser.Submit(await browser.GetForm(Address(site)), [.. Filled.Where(f => f.Item1 != field), (field, bad)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.All(Filled.Where(f => f.Item1 != field && f.Item1 != "Input.Description"), f => Assert.Equal(f.Item2, answer.Form()[f.Item1]));
        Assert.Equal(0, await site.Database.Db(db => db.Tickets.CountAsync()));
    }

    [Theory]
    [InlineData("family=4711")]
    [InlineData("family=cameras")]
    [InlineData("family=99999999999999999999")]
    [InlineData("product=1")]
    [InlineData("family=1&product=2")]
    [InlineData("family=1&product=1&generation=4")]
    public async Task What_is_not_offered_is_not_found(string query)
    {
        await using var site = await HelpdeskSite.OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Anonymous().Get($"/report?{query}")).Status);
    }

    [Fact]
    public async Task Twenty_thousand_characters_go_through_but_neither_a_NUL_nor_a_form_without_its_token()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var browser = site.Anonymous();
        var form = await browser.GetForm(Address(site));

        var nul = await browser.Submit(form, [.. Filled, ("Input.SerialNumber", "a\0b")]);
        Assert.Equal(HttpStatusCode.BadRequest, nul.Status);
        Assert.NotNull(nul.Find("main h1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Submit(form, [.. Filled, ("__RequestVerificationToken", null)])).Status);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(form, [.. Filled.Where(f => f.Item1 != "Input.Description"), ("Input.Description", new string('ü', 20_000))])).Status);
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_not_asked_for_name_and_address_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();

        var form = await (await site.SignedInAs(site.Desk.CarlasAccount.Id, "de")).GetForm(Address(site));

        Assert.Equal(("Carla Kunz", "carla@customer.example", "German"), (form["Input.Name"], form["Input.Email"], form["Input.Language"]));
    }

    private static string Address(HelpdeskSite site) =>
        $"/report?family={site.Desk.Cameras.Id}&product={site.Desk.Camera.Id}&generation={site.Desk.Current.Id}";
}
