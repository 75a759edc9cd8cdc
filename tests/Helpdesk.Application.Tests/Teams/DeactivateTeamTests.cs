using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Teams;

public sealed class DeactivateTeamTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_queue_goes_to_another_team_with_an_event_and_without_a_gap_in_time(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.About(desk.Phones).OwnedBy(desk.Paula).AddTo(desk);
        var closed = await A.Ticket.About(desk.Phones).OwnedBy(desk.Paula).Resolved(d => d.Paula).AddTo(desk);
        var asked = await database.Send(new DeactivateTeam.Query(desk.CallCentrePhones.Id), desk.As(desk.Ada));

        await database.Send(
            new DeactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = asked.Version, Heir = desk.FirstLevel.Id }, desk.As(desk.Ada));

        Assert.Equal((1, ticket.Id), (asked.ActiveTickets, Assert.Single(asked.Waiting).Id));
        Assert.Equal([desk.FirstLevel.Id], asked.Heirs.Select(h => h.Id));
        var moved = await database.Db(db => db.Tickets.Include(t => t.Stays).Include(t => t.Events).SingleAsync(t => t.Id == ticket.Id));
        Assert.Equal((desk.FirstLevel.Id, (long?)null), (moved.TeamId, moved.OwnerId));
        Assert.Equal(moved.Stays.Single(s => s.TeamId == desk.CallCentrePhones.Id).Until, moved.Stays.Single(s => s.TeamId == desk.FirstLevel.Id).From);
        Assert.Contains(moved.Events, e => e.Kind == TicketEventKind.Transferred && e.To == desk.FirstLevel.Name && e.ActorId == desk.Ada.Id);
        Assert.Equal(desk.CallCentrePhones.Id, await database.Db(db => db.Tickets.Where(t => t.Id == closed.Id).Select(t => t.TeamId).SingleAsync()));
        Assert.False(await database.Db(db => db.Teams.Where(t => t.Id == desk.CallCentrePhones.Id).Select(t => t.Active).SingleAsync()));
    }

    [Fact]
    public async Task An_owner_who_is_on_the_new_team_too_keeps_the_ticket()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var other = await database.Send(new CreateTeam.Command { Name = "All of Second", Tier = Tier.Second }, desk.As(desk.Ada));
        await database.Send(new AddMember.Command { Team = other.Id, Agent = desk.Sam.Id }, desk.As(desk.Ada));

        await database.Send(new DeactivateTeam.Command { Id = desk.SecondCameras.Id, Version = 1, Heir = other.Id }, desk.As(desk.Ada));

        Assert.Equal(desk.Sam.Id, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task A_team_with_a_queue_stays_active_until_somebody_takes_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.InSecondLevel().AddTo(desk);
        var asked = await database.Send(new DeactivateTeam.Query(desk.SecondCameras.Id), desk.As(desk.Ada));

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new DeactivateTeam.Command { Id = desk.SecondCameras.Id, Version = 1, Confirmed = true }, desk.As(desk.Ada)));

        Assert.Empty(asked.Heirs);
        Assert.Equal(("Rule.AQueueIsNeverLost", "Heir"), (refused.Reasons[0].Key, refused.Reasons[0].Field));
    }

    [Fact]
    public async Task A_team_of_another_tier_or_family_cannot_take_the_queue()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.InSecondLevel().AddTo(desk);

        foreach (var heir in new[] { desk.SecondPhones, desk.Developers, desk.SecondCameras })
        {
            await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(
                new DeactivateTeam.Command { Id = desk.SecondCameras.Id, Version = 1, Heir = heir.Id, Confirmed = true }, desk.As(desk.Ada)));
        }
    }

    [Fact]
    public async Task A_gap_that_opens_is_named_and_confirmed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var asked = await database.Send(new DeactivateTeam.Query(desk.Developers.Id), desk.As(desk.Ada));
        var command = new DeactivateTeam.Command { Id = desk.Developers.Id, Version = asked.Version };

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, desk.As(desk.Ada)));
        await database.Send(command with { Confirmed = true, GapReason = "The developers are bought in" }, desk.As(desk.Ada));

        Assert.Equal([new Gap(Tier.Third, desk.Cameras.Name), new Gap(Tier.Third, desk.Phones.Name)], asked.Gaps);
        Assert.Equal("Confirmed", refused.Reasons[0].Field);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_team_comes_back_unless_its_provider_is_gone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new DeactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = 1 }, desk.As(desk.Ada));
        await database.Save(db => { db.Providers.Single().Deactivate(); return 0; });

        await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new ReactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = 2 }, desk.As(desk.Ada)));
        await database.Save(db => { db.Providers.Single().Reactivate(); return 0; });
        await database.Send(new ReactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = 2 }, desk.As(desk.Ada));
    }

    [Fact]
    public async Task An_old_page_deactivates_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<StaleVersionException>(() =>
            database.Send(new DeactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = 0 }, desk.As(desk.Ada)));
    }
}
