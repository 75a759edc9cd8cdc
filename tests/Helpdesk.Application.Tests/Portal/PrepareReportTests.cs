using Helpdesk.Application.Portal;
using Helpdesk.Domain.Products;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Portal;

public sealed class PrepareReportTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Each_choice_narrows_the_next_and_the_newest_models_come_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Save(db => { db.Generations.Single(g => g.Id == desk.Ended.Id).Deactivate(); return 0; });

        var first = await database.Send(new PrepareReport.Query(null, null, null));
        var second = await database.Send(new PrepareReport.Query(desk.Cameras.Id, null, null));
        var last = await database.Send(new PrepareReport.Query(desk.Cameras.Id, desk.Camera.Id, desk.Older.Id));
        var unsure = await database.Send(new PrepareReport.Query(desk.Cameras.Id, 0, null));

        Assert.Equal([(desk.Cameras.Name, "camera"), (desk.Phones.Name, "phone")], first.Families.Select(f => (f.Name, f.Icon)));
        Assert.Empty(first.Products);
        Assert.Equal((desk.Cameras.Id, "Lumo C"), (second.Family!.Id, Assert.Single(second.Products).Name));
        Assert.Equal([("Lumo C3", Lifecycle.Current), ("Lumo C2", Lifecycle.Older)], last.Generations.Select(g => (g.Name, g.Lifecycle)));
        Assert.Equal("Lumo C2", last.Generation!.Name);
        Assert.Empty(unsure.Generations);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Who_is_signed_in_need_not_type_name_and_address_but_agents_report_for_others(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var query = new PrepareReport.Query(null, null, null);

        Assert.Equal(new("Carla Kunz", "carla@customer.example"), (await database.Send(query, desk.AsCarla)).Reporter);
        Assert.Null((await database.Send(query, desk.As(desk.Frida))).Reporter);
        Assert.Null((await database.Send(query)).Reporter);
    }
}
