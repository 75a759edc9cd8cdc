using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Products;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Products;

public sealed class CatalogTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_family_with_its_products_and_generations_comes_back_as_it_was_typed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var family = await database.Send(
            new CreateFamily.Command
            {
                NameEn = " Watches ",
                NameDe = "Uhren",
                Icon = "smartwatch",
                MandatoryFields = [PacketField.SerialNumber, PacketField.Diagnostics],
                DiagnosticsChecklist = "Battery\nStrap",
            },
            desk.As(desk.Ada));
        var product = await database.Send(new CreateProduct.Command { Family = family.Id, Name = "Tick ⌚ 1" }, desk.As(desk.Ada));
        await database.Send(new CreateGeneration.Command { Product = product.Id, Name = "2026", Lifecycle = Lifecycle.Older }, desk.As(desk.Ada));

        var shown = await database.Send(new ShowFamily.Query(family.Id), desk.As(desk.Ada));
        Assert.Equal(new LocalizedText("Watches", "Uhren"), shown.Name);
        Assert.Equal([PacketField.SerialNumber, PacketField.Diagnostics], shown.MandatoryFields);
        Assert.Equal("Tick ⌚ 1", Assert.Single(shown.Products).Name);
        Assert.Equal((("2026"), Lifecycle.Older), (shown.Products[0].Generations[0].Name, shown.Products[0].Generations[0].Lifecycle));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_list_counts_what_is_active_and_the_open_tickets(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);

        var rows = await database.Send(new ListFamilies.Query(), desk.As(desk.Ada));

        var cameras = rows.Single(r => r.Id == desk.Cameras.Id);
        Assert.Equal((1, 3, 1), (cameras.Products, cameras.Generations, cameras.OpenTickets));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_name_is_taken_in_whatever_case_it_is_typed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new CreateProduct.Command { Family = desk.Cameras.Id, Name = "Größe Ä" }, desk.As(desk.Ada));

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new CreateProduct.Command { Family = desk.Cameras.Id, Name = "grÖße ä " }, desk.As(desk.Ada)));

        Assert.Equal(("Rule.NamesAreUnique", "Name"), (refused.Reasons[0].Key, refused.Reasons[0].Field));
    }

    [Fact]
    public async Task Another_family_may_use_the_same_product_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await database.Send(new CreateProduct.Command { Family = desk.Phones.Id, Name = desk.Camera.Name }, desk.As(desk.Ada));
    }

    [Fact]
    public async Task A_family_name_is_unique_in_each_language_and_both_refusals_are_said()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new CreateFamily.Command { NameEn = "CAMERAS", NameDe = "telefone" }, desk.As(desk.Ada)));

        Assert.Equal(["NameEn", "NameDe"], refused.Reasons.Select(r => r.Field));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_family_keeps_its_own_name_when_it_is_edited(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = (await database.Send(new EditFamily.Query(desk.Cameras.Id), desk.As(desk.Ada))).Form;

        await database.Send(form with { MandatoryFields = [PacketField.Frequency] }, desk.As(desk.Ada));

        var now = await database.Send(new EditFamily.Query(desk.Cameras.Id), desk.As(desk.Ada));
        Assert.Equal([PacketField.Frequency], now.Form.MandatoryFields);
        Assert.Equal(form.Version + 1, now.Form.Version);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_edit_from_an_old_form_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var command = new EditGeneration.Command { Id = desk.Older.Id, Version = 1, Name = "Lumo C2b", Lifecycle = Lifecycle.EndOfSupport };

        await database.Send(command, desk.As(desk.Ada));

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(command with { Name = "Lumo C2c" }, desk.As(desk.Ada)));
    }

    [Theory]
    [InlineData("", "Uhren", "camera", "NameEn")]
    [InlineData("Watches", " ", "camera", "NameDe")]
    [InlineData("Watches", "Uh\0ren", "camera", "NameDe")]
    [InlineData("Watches", "Uhren", "skull", "Icon")]
    public async Task What_is_wrong_with_a_family_is_said_at_its_field(string english, string german, string icon, string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            database.Send(new CreateFamily.Command { NameEn = english, NameDe = german, Icon = icon }, desk.As(desk.Ada)));

        Assert.Equal(field, Assert.Single(refused.Errors).PropertyName);
    }

    [Fact]
    public async Task A_field_that_is_always_mandatory_cannot_be_chosen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            new CreateFamily.Command { NameEn = "Watches", NameDe = "Uhren", MandatoryFields = [PacketField.Question] }, desk.As(desk.Ada)));
    }

    [Fact]
    public async Task Only_administrators_keep_the_catalogue()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListFamilies.Query(), desk.As(desk.Lena)));
        await Assert.ThrowsAsync<NotPermittedException>(() =>
            database.Send(new CreateProduct.Command { Family = desk.Cameras.Id, Name = "X" }, desk.As(desk.Frida)));
    }
}
