using Helpdesk.Application.Settings;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Settings;

public sealed class OverviewTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_desk_that_lacks_nothing_but_people_says_so(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var overview = await database.Send(new Overview.Query(), desk.As(desk.Ada));

        Assert.Empty(overview.Gaps);
        Assert.Equal([desk.SecondPhones.Id], overview.EmptyTeams.Select(t => t.Id));
        Assert.Equal(SetUpStep.People, overview.Next);
        Assert.Equal((2, 6, 5, 1, 4), (overview.Counts.Products, overview.Counts.Generations, overview.Counts.Teams, overview.Counts.ProviderTeams, overview.Counts.VerifiedQualifications));
    }

    [Fact]
    public async Task An_empty_desk_begins_with_products()
    {
        await using var database = await TestDatabase.CreateAsync();

        var overview = await database.Send(new Overview.Query(), new(1, "Ada", 1, AgentRole.Administrator, null));

        Assert.Equal(SetUpStep.Products, overview.Next);
        Assert.DoesNotContain(overview.Steps, s => s.IsDone);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_family_without_a_team_in_a_tier_is_a_gap_and_a_deactivated_one_is_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new DeactivateTeam.Command { Id = desk.SecondPhones.Id, Version = 1, Confirmed = true }, desk.As(desk.Ada));

        Assert.Equal([new Gap(Tier.Second, desk.Phones.Name)], (await database.Send(new Overview.Query(), desk.As(desk.Ada))).Gaps);
        await database.Save(db => { db.Families.Single(f => f.Id == desk.Phones.Id).Deactivate(); return 0; });
        Assert.Empty((await database.Send(new Overview.Query(), desk.As(desk.Ada))).Gaps);
    }

    [Fact]
    public async Task A_tier_without_an_admission_rule_is_said()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await database.Save(db => db.Remove(db.AdmissionRules.Single(r => r.Tier == Tier.Third)));

        Assert.Equal([Tier.Third], (await database.Send(new Overview.Query(), desk.As(desk.Ada))).TiersWithoutRule);
    }

    [Fact]
    public async Task Nothing_is_left_to_do_once_people_work_and_a_ticket_came()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        await database.Send(new AddMember.Command { Team = desk.SecondPhones.Id, Agent = desk.Sam.Id }, desk.As(desk.Ada));

        Assert.Null((await database.Send(new Overview.Query(), desk.As(desk.Ada))).Next);
    }
}
