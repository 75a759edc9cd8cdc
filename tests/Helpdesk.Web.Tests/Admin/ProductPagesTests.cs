using System.Net;
using Helpdesk.Application.Products;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Admin;

public sealed class ProductPagesTests
{
    [Fact]
    public async Task An_administrator_builds_a_catalogue_from_nothing_to_a_generation()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var created = await ada.Submit(
            await ada.GetForm("/admin/products/new"),
            ("Input.NameEn", "Watches"), ("Input.NameDe", "Uhren"), ("Input.Icon", "smartwatch"),
            ("Input.MandatoryFields", "SerialNumber"), ("Input.MandatoryFields", "Frequency"), ("Input.DiagnosticsChecklist", "Battery\r\nStrap"));
        var product = await ada.Submit(await ada.GetForm($"{created.Location}/new"), ("Input.Name", "Tick"));
        var generation = await ada.Submit(await ada.GetForm(product.Location!), ("Input.Name", "2026"), ("Input.Lifecycle", "Older"));
        var family = await ada.Follow(generation);

        Assert.Equal(created.Location, generation.Location);
        Assert.Contains("Tick", family.Text, StringComparison.Ordinal);
        Assert.Contains("2026 Older", family.Text, StringComparison.Ordinal);
        Assert.Contains("Serial number, Frequency", family.Text, StringComparison.Ordinal);
        Assert.Contains("Battery Strap", family.Text, StringComparison.Ordinal);
        Assert.Contains("The generation is created.", family.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_ticked_is_ticked_again_and_can_be_unticked()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var address = $"/admin/products/{site.Desk.Cameras.Id}/edit";
        await ada.Submit(await ada.GetForm(address), ("Input.MandatoryFields", "Environment"));

        var form = await ada.GetForm(address);
        await ada.Submit(form, ("Input.MandatoryFields", null));

        Assert.Equal("Environment", form["Input.MandatoryFields"]);
        Assert.Null((await ada.GetForm(address))["Input.MandatoryFields"]);
    }

    [Fact]
    public async Task An_empty_form_comes_back_complete_with_a_message_at_each_field()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");

        var answer = await ada.Submit(
            await ada.GetForm("/admin/products/new"),
            ("Input.NameDe", new string('x', 121)), ("Input.MandatoryFields", "Diagnostics"), ("Input.DiagnosticsChecklist", "Akku"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(2, answer.Errors.Count);
        Assert.NotNull(answer.Find("a[href='#Input_NameEn']"));
        Assert.NotNull(answer.Find("#Input_NameDe[aria-invalid=true]"));
        Assert.Equal(("Diagnostics", "Akku"), (answer.Form()["Input.MandatoryFields"], answer.Form()["Input.DiagnosticsChecklist"]));
    }

    [Fact]
    public async Task Forged_fields_are_refused_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var form = await ada.GetForm("/admin/products/new");
        (string Field, string? Value)[] good = [("Input.NameEn", "Watches"), ("Input.NameDe", "Uhren")];
        (string Field, string? Value)[] forged =
        [
            ("Input.Icon", "skull"), ("Input.MandatoryFields", "Nonsense"), ("Input.MandatoryFields", "Question"),
            ("Input.MandatoryFields", "1048576"),
        ];

        foreach (var field in forged)
        {
            var answer = await ada.Submit(form, [.. good.Where(g => g.Field != field.Field), field]);

            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.Status));
            Assert.NotEmpty(answer.Errors);
        }
    }

    [Fact]
    public async Task A_form_with_a_NUL_in_it_is_answered_with_a_complete_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var answer = await ada.Submit(await ada.GetForm("/admin/products/new"), ("Input.NameEn", "a\0b"), ("Input.NameDe", "Uhren"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("The form could not be accepted", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_says_what_changed_keeps_what_was_typed_and_can_be_sent_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var address = $"/admin/products/{site.Desk.Cameras.Id}/edit";
        var form = await ada.GetForm(address);
        await ada.Submit(await ada.GetForm(address), ("Input.NameEn", "Cameras and lenses"));

        var answer = await ada.Submit(form, ("Input.NameDe", "Fotoapparate"));
        var again = await ada.Submit(answer.Form());

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Cameras and lenses", answer.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Fotoapparate", answer.Form()["Input.NameDe"]);
        Assert.Equal(HttpStatusCode.Found, again.Status);
    }

    [Fact]
    public async Task The_route_says_which_family_is_edited_whatever_the_form_claims()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        await ada.Submit(
            await ada.GetForm($"/admin/products/{site.Desk.Cameras.Id}/edit"),
            ("Input.NameEn", "Forged"), ("Input.Id", $"{site.Desk.Phones.Id}"), ("Id", $"{site.Desk.Phones.Id}"));

        Assert.Contains("Forged", (await ada.Get($"/admin/products/{site.Desk.Cameras.Id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Forged", (await ada.Get($"/admin/products/{site.Desk.Phones.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_family()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var form = await ada.GetForm("/admin/products/new");

        await ada.Submit(form, ("Input.NameEn", "Watches"), ("Input.NameDe", "Uhren"));
        var second = await ada.Submit(form, ("Input.NameEn", "Watches"), ("Input.NameDe", "Uhren"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Single(await site.Database.Db(db => Task.FromResult(db.Families.AsEnumerable().Where(f => f.Name.En == "Watches").ToList())));
    }

    [Theory]
    [InlineData(CatalogPart.Family)]
    [InlineData(CatalogPart.Product)]
    [InlineData(CatalogPart.Generation)]
    public async Task Deactivating_says_what_it_means_and_reactivating_undoes_it(CatalogPart part)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        await A.Ticket.AddTo(desk);
        var ada = await site.SignedInAs(desk.Ada);
        var id = part switch { CatalogPart.Family => desk.Cameras.Id, CatalogPart.Product => desk.Camera.Id, CatalogPart.Generation => desk.Current.Id };
        var address = $"/admin/products/{part.ToString().ToLowerInvariant()}/{id}/activity";

        var page = await ada.Get(address);
        var hasty = await ada.Submit(page.Form());
        var done = await ada.Submit(hasty.Form(), ("Input.Confirmed", "true"));
        var back = await ada.Submit(await ada.GetForm(address));

        Assert.Contains("Open tickets about it: 1.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hasty.Status);
        Assert.NotNull(hasty.Find("#Input_Confirmed[aria-invalid=true]"));
        Assert.Equal($"/admin/products/{desk.Cameras.Id}", done.Location);
        Assert.Contains("It can be chosen again.", (await ada.Follow(back)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        string[] addresses =
        [
            "4711", "4711/edit", "4711/new", "product/4711", "product/4711/new", "generation/4711", "family/4711/activity", "planet/1/activity",
            "abc", "99999999999999999999",
        ];

        foreach (var address in addresses)
        {
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await ada.Get($"/admin/products/{address}")).Status));
        }
    }
}
