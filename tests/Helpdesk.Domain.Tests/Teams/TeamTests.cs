namespace Helpdesk.Domain.Tests.Teams;

public sealed class TeamTests
{
    private const long Provider = 5;

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(Provider, Provider, true)]
    [InlineData(null, Provider, false)]
    [InlineData(Provider, null, false)]
    [InlineData(Provider, Provider + 1, false)]
    public void Members_work_for_whoever_runs_the_team(long? team, long? agent, bool fits)
    {
        var verdict = new Team("Cameras", Tier.Second, team).CanAdd(agent);

        Assert.Equal(fits ? [] : [Reason.Of("TeamAndAgentShareTheEmployer")], verdict.Reasons);
    }

    [Fact]
    public void Who_works_for_somebody_else_does_not_join()
    {
        var team = new Team("Cameras", Tier.Second);

        Assert.Throws<BrokenRuleException>(() => team.Add(Desk.Sam.Id, Provider));
        Assert.Empty(team.Members);
    }

    [Fact]
    public void People_join_once_and_leave()
    {
        var team = new Team("Cameras", Tier.Second);
        team.Add(Desk.Sam.Id, null);
        team.Add(Desk.Sam.Id, null);
        team.Add(Desk.Sue.Id, null);
        Assert.Equal([Desk.Sam.Id, Desk.Sue.Id], team.Members.Select(m => m.AgentId));

        team.Remove(Desk.Sam.Id);
        Assert.Equal([Desk.Sue.Id], team.Members.Select(m => m.AgentId));
    }

    [Fact]
    public void A_team_that_names_no_family_serves_them_all()
    {
        var team = new Team("Everything", Tier.First);
        Assert.True(team.Serves(Desk.Cameras));
        Assert.False(team.NamesFamily(Desk.Cameras));

        team.Change("Cameras", [Desk.Cameras, Desk.Cameras]);
        Assert.Equal((true, true, false), (team.Serves(Desk.Cameras), team.NamesFamily(Desk.Cameras), team.Serves(Desk.Phones)));
        Assert.Single(team.Families);

        team.Change("Phones", [Desk.Phones]);
        Assert.Equal((false, true), (team.Serves(Desk.Cameras), team.Serves(Desk.Phones)));
    }

    [Theory]
    [InlineData(Tier.Second, new[] { Tier.First, Tier.Second })]
    [InlineData(Tier.Third, new[] { Tier.First, Tier.Second, Tier.Third })]
    public void A_company_runs_two_or_three_tiers(Tier last, Tier[] tiers) => Assert.Equal(tiers, Tiers.UpTo(last));

    [Fact]
    public void Above_the_last_tier_there_is_none()
    {
        Assert.Equal(Tier.Third, Tier.Second.Above(Tier.Third));
        Assert.Null(Tier.Second.Above(Tier.Second));
    }

    [Fact]
    public void Administrators_are_the_companys_own_people()
    {
        Agent.CanBe(AgentRole.Administrator, null).IsAllowed();
        Agent.CanBe(AgentRole.Lead, Provider).IsAllowed();
        Agent.CanBe(AgentRole.Administrator, Provider).IsRefused(Reason.Of("AdministratorsAreInHouse").At("Role"));
        Assert.Throws<BrokenRuleException>(() => new Agent("Pia", "pia@example.org", AgentRole.Agent, Provider).Change("Pia", "", AgentRole.Administrator));
    }
}
