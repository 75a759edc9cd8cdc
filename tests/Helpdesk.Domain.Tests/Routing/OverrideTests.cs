using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class OverrideTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly HeldOverride Pass = new(77, Tier.Second, Desk.Cameras, Now.AddDays(-1), Now.AddDays(1), null);
    private static readonly Work NeedsOptics = Asking(OpticsAt(SkillLevel.Competent));

    private static Candidate NinaWithPass(HeldOverride pass, params HeldQualification[] held) => Nina(held) with { Overrides = [pass] };

    [Fact]
    public void An_override_lets_pass_despite_missing_qualifications_and_is_named()
    {
        var decision = Judge(NinaWithPass(Pass, Firmware), NeedsOptics, SecondNeeds(Needs(SkillLevel.Competent), Needs(SkillLevel.Expert)));

        decision.Verdict.IsAllowed();
        Assert.Equal((77, 2), (decision.OverrideId, Assert.Single(decision.Qualifications)));
    }

    [Fact]
    public void It_opens_a_tier_that_has_no_rule() => Judge(NinaWithPass(Pass), rules: new([])).Verdict.IsAllowed();

    [Fact]
    public void Who_is_qualified_needs_no_override() => Assert.Null(Judge(NinaWithPass(Pass, Optics), NeedsOptics).OverrideId);

    [Fact]
    public void No_override_replaces_membership()
    {
        var decision = Judge(NinaWithPass(Pass) with { Teams = [] }, NeedsOptics);

        Assert.Equal(["Rule.ATeamOfTheTierServesTheFamily", "Rule.SkillIsHeld"], decision.Verdict.Reasons.Select(r => r.Key));
        Assert.Null(decision.OverrideId);
    }

    [Fact]
    public void No_override_brings_back_who_is_deactivated() =>
        Assert.Equal("Rule.AgentIsActive", Judge(NinaWithPass(Pass) with { Active = false }, NeedsOptics).Verdict.Reasons[0].Key);

    public static TheoryData<string, HeldOverride, bool> Passes => new()
    {
        { "granted this tick", Pass with { GrantedAt = Now }, true },
        { "granted later", Pass with { GrantedAt = Now + Tick }, false },
        { "in its last tick", Pass with { ValidUntil = Now + Tick }, true },
        { "over", Pass with { ValidUntil = Now }, false },
        { "ended this tick", Pass with { EndedAt = Now }, false },
        { "to be ended", Pass with { EndedAt = Now + Tick }, true },
        { "for another tier", Pass with { Tier = Tier.Third }, false },
        { "for another family", Pass with { FamilyId = Desk.Phones }, false },
    };

    [Theory]
    [MemberData(nameof(Passes), DisableDiscoveryEnumeration = true)]
    public void It_holds_within_its_time_tier_and_family(string what, HeldOverride pass, bool holds) =>
        Assert.True(Judge(NinaWithPass(pass), NeedsOptics).Verdict.IsAllowed == holds, what);
}
