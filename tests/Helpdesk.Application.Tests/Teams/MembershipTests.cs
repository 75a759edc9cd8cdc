using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Teams;

public sealed class MembershipTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_lead_adds_and_removes_people_and_repeating_it_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var add = new AddMember.Command { Team = desk.Developers.Id, Agent = desk.Sam.Id };

        await database.Send(add, desk.As(desk.Lena));
        await database.Send(add, desk.As(desk.Lena));
        Assert.Equal([desk.Sam.Id, desk.Theo.Id], await Members(desk));

        await database.Send(new RemoveMember.Command(desk.Developers.Id, desk.Sam.Id), desk.As(desk.Lena));
        await database.Send(new RemoveMember.Command(desk.Developers.Id, desk.Sam.Id), desk.As(desk.Lena));
        Assert.Equal([desk.Theo.Id], await Members(desk));
    }

    [Fact]
    public async Task Members_work_for_whoever_runs_the_team()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new AddMember.Command { Team = desk.FirstLevel.Id, Agent = desk.Paula.Id }, desk.As(desk.Lena)));

        Assert.Equal("Rule.TeamAndAgentShareTheEmployer", refused.Reasons[0].Key);
    }

    [Fact]
    public async Task Somebody_who_left_joins_no_team()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Save(db => { db.Agents.Single(a => a.Id == desk.Nora.Id).Deactivate(); return 0; });

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new AddMember.Command { Team = desk.Developers.Id, Agent = desk.Nora.Id }, desk.As(desk.Lena)));

        Assert.Equal("Rule.AgentIsActive", refused.Reasons[0].Key);
    }

    [Fact]
    public async Task A_providers_lead_sees_and_changes_its_own_teams_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lead = await desk.Hire("Lars Lund", AgentRole.Lead, desk.CallCentre);

        await database.Send(new AddMember.Command { Team = desk.CallCentrePhones.Id, Agent = lead.Id }, desk.As(lead));

        Assert.Equal([desk.CallCentrePhones.Id], (await database.Send(new ListTeams.Query(), desk.As(lead))).Select(t => t.Id));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new ShowTeam.Query(desk.FirstLevel.Id), desk.As(lead)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            database.Send(new RemoveMember.Command(desk.FirstLevel.Id, desk.Frida.Id), desk.As(lead)));
    }

    private static async Task<IEnumerable<long>> Members(Desk desk) =>
        (await desk.Database.Send(new ShowTeam.Query(desk.Developers.Id), desk.As(desk.Lena))).Members.Select(m => m.Id);
}
