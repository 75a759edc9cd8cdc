using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Escalation;

public sealed class TransferTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_owner_gives_it_to_another_team_of_the_tier_and_says_why(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var lenses = await Team(desk, "Lens specialists", desk.Cameras.Id);
        await Team(desk, "Retired specialists", desk.Cameras.Id, retired: true);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var command = new Transfer.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, TeamId = lenses.Id, Reason = "It is the lens." };

        var form = await database.Send(new Transfer.Query(ticket.Id), desk.As(desk.Sam));
        await database.Send(command, desk.As(desk.Sam));
        await database.Send(command, desk.As(desk.Sam));

        Assert.Equal(("Camera specialists", new Transfer.Option(lenses.Id, "Lens specialists", null)), (form.From, Assert.Single(form.Teams)));
        var seen = await desk.See(ticket);
        Assert.Equal((Tier.Second, lenses.Id, (long?)null, command.Version + 1), (seen.Tier, seen.TeamId, seen.OwnerId, seen.Version));
        var told = Assert.Single(seen.Events, e => e.Kind == TicketEventKind.Transferred);
        Assert.Equal(("Sam Sommer", "Lens specialists", "It is the lens."), (told.ActorName, told.To, told.Detail));
        Assert.Equal(1, await database.Db(db => db.Stays.CountAsync(s => s.TicketId == ticket.Id && s.TeamId == lenses.Id && s.Until == null)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_people_give_it_to_their_employers_teams_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var own = await Team(desk, "Callwerk phones, nights", desk.Phones.Id, Tier.First, desk.CallCentre.Id);
        var ticket = await A.Ticket.About(desk.Phones).AddTo(desk);
        var version = (await desk.See(ticket)).Version;
        Transfer.Command To(Team team) => new() { Ticket = ticket.Id, Version = version, TeamId = team.Id, Reason = "They speak Danish." };

        Assert.Equal([own.Id], (await database.Send(new Transfer.Query(ticket.Id), desk.As(desk.Paula))).Teams.Select(t => t.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(To(desk.FirstLevel), desk.As(desk.Paula)));
        await database.Send(To(own), desk.As(desk.Paula));

        Assert.Equal(own.Id, (await desk.See(ticket)).TeamId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Out_of_the_house_it_goes_by_its_owner_or_a_lead(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var outside = await Team(desk, "Callwerk cameras", desk.Cameras.Id, Tier.First, desk.CallCentre.Id);
        var ticket = await A.Ticket.AddTo(desk);
        var command = new Transfer.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, TeamId = outside.Id, Reason = "We are full." };

        Assert.Empty((await database.Send(new Transfer.Query(ticket.Id), desk.As(desk.Frida))).Teams);
        Assert.Equal([new Transfer.Option(outside.Id, outside.Name, "Callwerk")], (await database.Send(new Transfer.Query(ticket.Id), desk.As(desk.Lena))).Teams);
        await Refused(database, command, desk.As(desk.Frida), "AnotherEmployersTeamGetsItFromOwnerOrLead", "TeamId");
        await database.Send(command, desk.As(desk.Lena));

        Assert.Equal(outside.Id, (await desk.See(ticket)).TeamId);
    }

    [Fact]
    public async Task What_a_colleague_owns_what_left_the_house_and_what_does_not_fit_is_refused_in_words()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lenses = await Team(desk, "Lens specialists", desk.Cameras.Id);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var command = new Transfer.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, TeamId = lenses.Id, Reason = "It is the lens." };
        var gone = await A.Ticket.About(desk.Phones).OwnedBy(d => d.Paula).Escalated(Tier.Second, d => d.Paula).AddTo(desk);
        var lead = await desk.Hire("Petra Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);

        await Refused(database, command, desk.As(desk.Nora), "TheOwnerOrALeadTransfers", "");
        await Refused(database, command with { TeamId = desk.SecondPhones.Id }, desk.As(desk.Sam), "TheTeamServesTierAndFamily", "TeamId");
        await Refused(database, command with { TeamId = desk.SecondCameras.Id }, desk.As(desk.Sam), "ItIsWithTheTeamAlready", "TeamId");
        await Refused(database, command with { TeamId = null }, desk.As(desk.Sam), "ATeamIsChosen", "TeamId");
        await Refused(
            database, command with { Ticket = gone.Id, Version = (await desk.See(gone)).Version, TeamId = desk.CallCentrePhones.Id }, desk.As(lead),
            "AProvidersPeopleWorkInItsTeams", "");
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => database.Send(command with { Reason = " " }, desk.As(desk.Sam)));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(command with { Version = command.Version - 1 }, desk.As(desk.Sam)));
        Assert.Equal((desk.SecondCameras.Id, command.Version), ((await desk.See(ticket)).TeamId, (await desk.See(ticket)).Version));
    }

    private static async Task Refused(TestDatabase database, Transfer.Command command, Security.CurrentUser who, string rule, string field)
    {
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, who));
        Assert.Equal(($"Rule.{rule}", field), (Assert.Single(refused.Reasons).Key, refused.Reasons.Single().Field ?? ""));
    }

    private static Task<Team> Team(TestSupport.Desk desk, string name, long family, Tier tier = Tier.Second, long? provider = null, bool retired = false) =>
        desk.Database.Save(db =>
        {
            var team = new Team(name, tier, provider);
            team.Change(name, [family]);
            if (retired)
            {
                team.Deactivate();
            }

            return db.Teams.Add(team).Entity;
        });
}
