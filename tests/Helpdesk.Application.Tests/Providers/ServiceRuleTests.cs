using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Providers;
using Helpdesk.Application.Teams;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Providers;

public sealed class ServiceRuleTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_rule_is_kept_for_a_family_in_a_tier(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);

        await database.Send(Rule(desk.Phones.Id, ServedBy.Named, 0, desk.CallCentre.Id), ada);
        var form = await database.Send(new ChangeServiceRule.Query(desk.Phones.Id, Tier.First), ada);
        await database.Send(form.Input, ada);

        Assert.Equal((ServedBy.Named, 1, desk.CallCentre.Id), (form.Input.Allowed, form.Input.Version, Assert.Single(form.Input.ProviderIds)));
        var all = await database.Send(new ListServiceRules.Query(), ada);
        Assert.Equal([desk.CallCentre.Name], all.Of(desk.Phones.Id, Tier.First).Providers);
        Assert.Equal(ServedBy.Any, all.Of(desk.Cameras.Id, Tier.First).Allowed);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form.Input, ada));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListServiceRules.Query(), desk.As(desk.Lena)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_rule_that_a_team_breaks_is_refused_and_names_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Rule(desk.Phones.Id, ServedBy.InHouseOnly), ada));
        var nobody = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Rule(desk.Phones.Id, ServedBy.Named), ada));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(Rule(desk.Phones.Id, ServedBy.Named, 0, 999), ada));

        Assert.Equal(("Rule.NoTeamBreaksTheServiceRule", "Callwerk phones"), (refused.Reasons[0].Key, refused.Reasons[0].Args[0]));
        Assert.Equal("Rule.NamedMeansSomebodyIsNamed", nobody.Reasons[0].Key);
        Assert.Empty((await database.Send(new ListServiceRules.Query(), ada)).Cells);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_team_does_not_serve_what_its_provider_may_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);
        await database.Send(Rule(desk.Cameras.Id, ServedBy.InHouseOnly), ada);

        await Refused(() => database.Send(new CreateTeam.Command { Name = "Callwerk all", Tier = Tier.First, ProviderId = desk.CallCentre.Id }, ada));
        await Refused(() => database.Send(
            new CreateTeam.Command { Name = "Callwerk cameras", Tier = Tier.First, ProviderId = desk.CallCentre.Id, FamilyIds = [desk.Cameras.Id] }, ada));
        await Refused(() => database.Send(
            new EditTeam.Command { Id = desk.CallCentrePhones.Id, Version = 1, Name = "Callwerk phones", FamilyIds = [desk.Phones.Id, desk.Cameras.Id] }, ada));
        await database.Send(new CreateTeam.Command { Name = "Our cameras", Tier = Tier.First, FamilyIds = [desk.Cameras.Id] }, ada);
        await database.Send(
            new CreateTeam.Command { Name = "Callwerk second", Tier = Tier.Second, ProviderId = desk.CallCentre.Id, FamilyIds = [desk.Cameras.Id] }, ada);

        static async Task Refused(Func<Task> attempt)
        {
            var refused = await Assert.ThrowsAsync<BrokenRuleException>(attempt);
            Assert.Equal(("Rule.TheProviderMayServeIt", "FamilyIds"), (Assert.Single(refused.Reasons).Key, refused.Reasons[0].Field));
        }
    }

    [Fact]
    public async Task A_team_comes_back_only_to_what_its_provider_still_may_serve()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);
        await database.Send(new DeactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = 1, Confirmed = true, GapReason = "The contract has ended" }, ada);
        await database.Send(Rule(desk.Phones.Id, ServedBy.InHouseOnly), ada);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() =>
            database.Send(new ReactivateTeam.Command { Id = desk.CallCentrePhones.Id, Version = 2 }, ada));

        Assert.Equal("Rule.TheProviderMayServeIt", Assert.Single(refused.Reasons).Key);
    }

    private static ChangeServiceRule.Command Rule(long family, ServedBy allowed, int version = 0, params long[] providers) =>
        new() { Family = family, Tier = Tier.First, Allowed = allowed, Version = version, ProviderIds = providers };
}
