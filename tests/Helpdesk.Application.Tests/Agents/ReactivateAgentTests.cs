using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Agents;

public sealed class ReactivateAgentTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_comes_back_works_where_the_qualifications_still_let_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new DeactivateAgent.Command(desk.Sam.Id, 1) { Confirmed = true, GapReason = "It is given up" }, desk.As(desk.Ada));
        var version = await database.Db(db => db.Agents.Where(a => a.Id == desk.Sam.Id).Select(a => a.Version).SingleAsync());

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(new ReactivateAgent.Command(desk.Sam.Id, version - 1), desk.As(desk.Ada)));
        await database.Send(new ReactivateAgent.Command(desk.Sam.Id, version), desk.As(desk.Ada));

        var shown = await database.Send(new ListAgents.Query("Sam", null, null, null, false, 1), desk.As(desk.Ada));
        Assert.Equal([Tier.Second], Assert.Single(shown.Rows).Tiers);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_agent_may_work_for_any_provider_with_a_contract(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ended = await database.Save(db => db.Providers.Add(new ServiceProvider("Answers Ltd")).Entity);
        await database.Save(db => { db.Providers.Single(p => p.Id == ended.Id).Deactivate(); return 0; });

        var offered = await database.Send(new CreateAgent.Query(), desk.As(desk.Ada));

        Assert.Equal([new ProviderName(desk.CallCentre.Id, "Callwerk")], offered);
    }
}
