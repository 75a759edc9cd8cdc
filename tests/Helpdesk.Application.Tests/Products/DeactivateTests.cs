using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Products;

public sealed class DeactivateTests
{
    public static TheoryData<DatabaseKind, CatalogPart> Parts =>
        [.. from kind in TestDatabases.All from part in Enum.GetValues<CatalogPart>() select (kind.Data, part)];

    [Theory, MemberData(nameof(Parts))]
    public async Task What_open_tickets_are_about_is_deactivated_only_knowingly(DatabaseKind kind, CatalogPart part)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        var id = part switch
        {
            CatalogPart.Family => desk.Cameras.Id,
            CatalogPart.Product => desk.Camera.Id,
            CatalogPart.Generation => desk.Current.Id,
        };
        var consequences = await database.Send(new Deactivate.Query(part, id), desk.As(desk.Ada));
        var command = new Deactivate.Command { Part = part, Id = id, Version = consequences.Version };

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, desk.As(desk.Ada)));
        await database.Send(command with { Confirmed = true }, desk.As(desk.Ada));

        Assert.Equal(1, consequences.OpenTickets);
        Assert.Equal("Confirmed", refused.Reasons[0].Field);
        Assert.False((await database.Send(new Deactivate.Query(part, id), desk.As(desk.Ada))).Active);
        Assert.Equal(desk.Current.Id, await database.Db(db => db.Tickets.Select(t => t.GenerationId).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_nothing_is_about_needs_no_confirmation_and_comes_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        await database.Send(new Deactivate.Command { Part = CatalogPart.Product, Id = desk.Phone.Id, Version = 1 }, desk.As(desk.Ada));
        await database.Send(new Reactivate.Command { Part = CatalogPart.Product, Id = desk.Phone.Id, Version = 2 }, desk.As(desk.Ada));

        Assert.True((await database.Send(new Deactivate.Query(CatalogPart.Product, desk.Phone.Id), desk.As(desk.Ada))).Active);
    }

    [Fact]
    public async Task A_confirmation_of_an_old_page_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<StaleVersionException>(() =>
            database.Send(new Deactivate.Command { Part = CatalogPart.Family, Id = desk.Phones.Id, Version = 7, Confirmed = true }, desk.As(desk.Ada)));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new Deactivate.Query(CatalogPart.Generation, 4711), desk.As(desk.Ada)));
    }
}
