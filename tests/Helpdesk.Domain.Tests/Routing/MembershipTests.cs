namespace Helpdesk.Domain.Tests.Routing;

public sealed class MembershipTests
{
    private static readonly Reason NoTeam = Reason.Of("ATeamOfTheTierServesTheFamily", Tier.Second, Desk.CamerasName);

    public static TheoryData<string, bool, Tier, long[], bool> Teams => new()
    {
        // case, active, tier, families served, lets in
        { "of the tier, names the family", true, Tier.Second, [Desk.Cameras], true },
        { "of the tier, serves every family", true, Tier.Second, [], true },
        { "of the tier, names several", true, Tier.Second, [Desk.Phones, Desk.Cameras], true },
        { "of the tier, serves others", true, Tier.Second, [Desk.Phones], false },
        { "of the tier below", true, Tier.First, [Desk.Cameras], false },
        { "of the tier above", true, Tier.Third, [Desk.Cameras], false },
        { "deactivated", false, Tier.Second, [Desk.Cameras], false },
    };

    [Theory]
    [MemberData(nameof(Teams))]
    public void Work_reaches_people_on_an_active_team_of_its_tier_and_family(string team, bool active, Tier tier, long[] families, bool letsIn)
    {
        var verdict = Gates.Judge(Gates.Nina() with { Teams = [new(12, tier, active, families)] }).Verdict;

        Assert.True(verdict.IsAllowed == letsIn, team);
        Assert.Equal(letsIn ? [] : [NoTeam], verdict.Reasons);
    }

    [Fact]
    public void Somebody_on_no_team_gets_nothing() => Gates.Judge(Gates.Nina() with { Teams = [] }).Verdict.IsRefused(NoTeam);

    [Fact]
    public void One_suitable_team_of_several_is_enough() =>
        Gates.Judge(Gates.Nina() with { Teams = [new(11, Tier.First, true, []), Gates.CameraTeam] }).Verdict.IsAllowed();

    [Fact]
    public void Who_is_deactivated_gets_nothing() =>
        Gates.Judge(Gates.Nina(Gates.Optics) with { Active = false }).Verdict.IsRefused(Reason.Of("AgentIsActive", "Nina Wolf"));

    [Fact]
    public void Everything_that_is_missing_is_said_at_once() =>
        Gates.Judge(
                Gates.Nina() with { Active = false, Teams = [] }, Gates.Asking(Gates.OpticsAt(SkillLevel.Expert)), Gates.SecondNeeds(Gates.Needs(SkillLevel.Competent)))
            .Verdict.IsRefused(
                Reason.Of("AgentIsActive", "Nina Wolf"), NoTeam,
                Reason.Of("AdmissionNeedsLevel", Tier.Second, Desk.CamerasName, new AnyTopic(), SkillLevel.Competent),
                Reason.Of("SkillIsHeld", Desk.OpticsName, Desk.CamerasName, SkillLevel.Expert));
}
