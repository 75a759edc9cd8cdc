using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Products;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Products;

public sealed class ProductFormTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_form_says_where_the_new_part_will_stand(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);

        Assert.Equal(desk.Cameras.Name, await database.Send(new CreateProduct.Query(desk.Cameras.Id), ada));
        Assert.Equal(new(desk.Cameras.Id, desk.Cameras.Name, "Lumo C"), await database.Send(new CreateGeneration.Query(desk.Camera.Id), ada));
        Assert.Equal(
            new(desk.Cameras.Id, desk.Cameras.Name, desk.Camera.Id, "Lumo C", true, "Lumo C2", Lifecycle.Older, 1),
            await database.Send(new EditGeneration.Query(desk.Older.Id), ada));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new CreateGeneration.Query(4711), ada));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_product_takes_a_new_name_unless_a_sibling_bears_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new CreateProduct.Command { Family = desk.Cameras.Id, Name = "Lumo D" }, desk.As(desk.Ada));
        var form = await database.Send(new EditProduct.Query(desk.Camera.Id), desk.As(desk.Ada));
        var rename = new EditProduct.Command { Id = desk.Camera.Id, Version = form.Version, Name = "Lumo C ✓" };

        var taken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(rename with { Name = "LUMO D" }, desk.As(desk.Ada)));
        await database.Send(rename, desk.As(desk.Ada));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(rename with { Name = "Lumo E" }, desk.As(desk.Ada)));

        Assert.Equal("Rule.NamesAreUnique", taken.Reasons[0].Key);
        Assert.Equal(form with { Name = "Lumo C ✓", Version = form.Version + 1 }, await database.Send(new EditProduct.Query(desk.Camera.Id), desk.As(desk.Ada)));
    }
}
