namespace Helpdesk.Domain.Tests.Routing;

public sealed class TeamChoiceTests
{
    private static readonly CandidateTeam General = new(1, Tier.Second, true, []);
    private static readonly CandidateTeam Cameras = new(2, Tier.Second, true, [Desk.Cameras]);
    private static readonly CandidateTeam YoungerCameras = new(3, Tier.Second, true, [Desk.Phones, Desk.Cameras]);
    private static readonly CandidateTeam Phones = new(4, Tier.Second, true, [Desk.Phones]);

    [Fact]
    public void The_team_that_names_the_family_comes_before_the_one_that_serves_all_and_the_older_first() =>
        Assert.Equal([Cameras, YoungerCameras, General], TeamChoice.Serving(Tier.Second, Desk.Cameras, [YoungerCameras, General, Phones, Cameras]));

    [Fact]
    public void The_first_of_them_is_chosen() => Assert.Equal(Cameras, Choose(General, YoungerCameras, Cameras));

    [Fact]
    public void A_team_that_serves_all_is_better_than_none() => Assert.Equal(General, Choose(General, Phones));

    [Fact]
    public void Deactivated_teams_and_other_tiers_get_nothing() =>
        Assert.Null(Choose(Cameras with { Active = false }, General with { Tier = Tier.First }, Cameras with { Tier = Tier.Third }));

    [Fact]
    public void A_ticket_goes_back_to_the_team_that_had_it_unless_that_one_serves_it_no_more()
    {
        Assert.Equal(General, Back(Cameras, General));
        Assert.Equal(Cameras, Back(Cameras, General with { Active = false }));
        Assert.Equal(Cameras, Back(Cameras, General with { FamilyIds = [Desk.Phones] }));
        Assert.Null(Back(Phones));

        static CandidateTeam? Back(params CandidateTeam[] teams) => TeamChoice.BackTo(General.Id, Tier.Second, Desk.Cameras, teams);
    }

    [Fact]
    public void Where_no_team_serves_the_desk_says_which_tier_and_family()
    {
        var refusal = Assert.Throws<BrokenRuleException>(() => Choose(Phones).OrThrow(Tier.Second, Desk.CamerasName));

        Assert.Equal([Reason.Of("SomeTeamServesTierAndFamily", Tier.Second, Desk.CamerasName)], refusal.Reasons);
        Assert.Equal(Cameras, Choose(Cameras).OrThrow(Tier.Second, Desk.CamerasName));
    }

    private static CandidateTeam? Choose(params CandidateTeam[] teams) => TeamChoice.For(Tier.Second, Desk.Cameras, teams);
}
