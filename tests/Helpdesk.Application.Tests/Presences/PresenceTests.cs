using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Presences;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Presences;

public sealed class PresenceTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_signs_in_is_there_and_what_they_said_themselves_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var frida = desk.As(desk.Frida);

        await database.Send(new Arrive.Command(), frida);
        var arrived = await Of(desk.Frida);
        database.Time.Advance(TimeSpan.FromMinutes(5));
        await database.Send(new SetPresence.Command(Presence.Busy), frida);
        var busy = await Of(desk.Frida);
        await database.Send(new Arrive.Command(), frida);
        var still = await Of(desk.Frida);
        await database.Send(new Leave.Command(), frida);

        Assert.Equal((Presence.Available, TestDatabase.Morning), arrived);
        Assert.Equal((Presence.Busy, desk.Now), busy);
        Assert.Equal(busy, still);
        Assert.Equal(Presence.Offline, (await Of(desk.Frida)).Presence);

        async Task<(Presence Presence, DateTimeOffset Since)> Of(Agent agent)
        {
            var known = database.Services.GetRequiredService<KnownPresences>();
            await known.RefreshAsync(CancellationToken.None);
            var place = await database.Db(db => db.Workplaces.AsNoTracking().SingleAsync(w => w.AgentId == agent.Id));
            Assert.Equal(place.Presence, known.Of(agent.Id));
            return (place.Presence, place.Since);
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_lead_says_that_somebody_is_not_there_and_never_that_they_are(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        await database.Send(new Arrive.Command(), desk.As(desk.Frida));

        await database.Send(new SetAside.Command(desk.Frida.Id, Presence.Away), desk.As(desk.Lena));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new SetAside.Command(desk.Fritz.Id, Presence.Available), desk.As(desk.Lena)));

        Assert.Equal("Rule.OthersOnlySaySomebodyIsNotThere", Assert.Single(refused.Reasons).Key);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new SetAside.Command(desk.Frida.Id, Presence.Away), petra));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new SetAside.Command(desk.Frida.Id, Presence.Away), desk.As(desk.Fritz)));
        var team = await database.Send(new ShowTeam.Query(desk.FirstLevel.Id), desk.As(desk.Lena));
        Assert.Equal([Presence.Away, Presence.Offline, Presence.Offline], team.Members.Select(m => m.Availability!.Presence));
    }

    [Fact]
    public async Task Two_who_come_first_at_once_have_one_workplace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => database.Send(new Arrive.Command(), desk.As(desk.Frida)))));

        Assert.Equal(1, await database.Db(db => db.Workplaces.CountAsync()));
    }
}
