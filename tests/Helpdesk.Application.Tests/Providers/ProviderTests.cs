using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Providers;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Providers;

public sealed class ProviderTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_is_shown_with_its_teams_and_people(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var row = Assert.Single(await database.Send(new ListProviders.Query(), desk.As(desk.Ada)));
        var shown = await database.Send(new EditProvider.Query(desk.CallCentre.Id), desk.As(desk.Ada));

        Assert.Equal((desk.CallCentre.Name, 1, 1), (row.Name, row.Teams, row.Agents));
        Assert.Equal([desk.CallCentrePhones.Id], shown.Teams.Select(t => t.Id));
        Assert.Equal([desk.Paula.Id], shown.Agents.Select(a => a.Id));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task When_the_contract_ends_teams_and_people_go_with_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var asked = await database.Send(new DeactivateProvider.Query(desk.CallCentre.Id), desk.As(desk.Ada));

        await database.Send(new DeactivateProvider.Command { Id = desk.CallCentre.Id, Version = asked.Version }, desk.As(desk.Ada));

        Assert.Equal((1, 1, 0, 0), (asked.Teams, asked.Agents, asked.Busy.Count, asked.Gaps.Count));
        Assert.False(await database.Db(db => db.Teams.AnyAsync(t => t.Active && t.ProviderId != null)));
        Assert.False(await database.Db(db => db.Agents.AnyAsync(a => a.Active && a.ProviderId != null)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task When_the_contract_ends_its_people_lose_sessions_and_links_and_nobody_else_does(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new InviteAgent.Command(desk.Paula.Id), desk.As(desk.Ada));
        await database.Send(new InviteAgent.Command(desk.Frida.Id), desk.As(desk.Ada));
        var (paula, frida) = (await Stamp(desk.Paula), await Stamp(desk.Frida));

        await database.Send(new DeactivateProvider.Command { Id = desk.CallCentre.Id, Version = 1 }, desk.As(desk.Ada));

        Assert.NotEqual(paula, await Stamp(desk.Paula));
        Assert.Equal(frida, await Stamp(desk.Frida));
        Assert.Equal([desk.AccountOf(desk.Frida)], await database.Db(db => db.Invitations.Where(i => i.UsedAt == null).Select(i => i.AccountId).ToListAsync()));

        Task<string?> Stamp(Agent agent) => database.Db(db => db.Users.Where(u => u.AgentId == agent.Id).Select(u => u.SecurityStamp).SingleAsync());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_leaves_no_queue_behind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.About(desk.Phones).AddTo(desk);

        var asked = await database.Send(new DeactivateProvider.Query(desk.CallCentre.Id), desk.As(desk.Ada));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new DeactivateProvider.Command { Id = desk.CallCentre.Id, Version = asked.Version, Confirmed = true }, desk.As(desk.Ada)));

        Assert.Equal((desk.CallCentrePhones.Id, 1), (asked.Busy[0].Id, asked.Busy[0].ActiveTickets));
        Assert.Equal("Rule.AProviderLeavesNoQueueBehind", refused.Reasons[0].Key);
    }

    [Fact]
    public async Task A_gap_that_the_provider_leaves_is_confirmed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Send(new DeactivateTeam.Command { Id = desk.FirstLevel.Id, Version = 1, Confirmed = true, GapReason = "It is given up" }, desk.As(desk.Ada));

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new DeactivateProvider.Command { Id = desk.CallCentre.Id, Version = 1 }, desk.As(desk.Ada)));

        Assert.Equal("Rule.AGapIsOpenedKnowingly", refused.Reasons[0].Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Names_are_unique_and_old_forms_are_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new CreateProvider.Command { Name = "CALLWERK" }, desk.As(desk.Ada)));
        await database.Send(new EditProvider.Command { Id = desk.CallCentre.Id, Version = 1, Name = "Callwerk GmbH" }, desk.As(desk.Ada));
        await Assert.ThrowsAsync<StaleVersionException>(() =>
            database.Send(new EditProvider.Command { Id = desk.CallCentre.Id, Version = 1, Name = "Other" }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListProviders.Query(), desk.As(desk.Lena)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_that_comes_back_brings_nobody_along(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new DeactivateProvider.Command { Id = desk.CallCentre.Id, Version = 1 }, desk.As(desk.Ada));

        await database.Send(new ReactivateProvider.Command { Id = desk.CallCentre.Id, Version = 2 }, desk.As(desk.Ada));

        var row = Assert.Single(await database.Send(new ListProviders.Query(), desk.As(desk.Ada)));
        Assert.Equal((true, 0, 0), (row.Active, row.Teams, row.Agents));
    }
}
