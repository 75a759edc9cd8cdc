using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class ByHandTests
{
    private static readonly HeldOverride Pass = new(77, Tier.Second, Desk.Cameras, Now.AddDays(-1), Now.AddDays(1), null);

    [Fact]
    public void Who_speaks_the_language_is_judged_by_the_gate_alone()
    {
        var decision = Judge(Nina(Optics) with { Overrides = [Pass] }, SpokenLanguages.German);

        decision.Verdict.IsAllowed();
        Assert.Null(decision.OverrideId);
    }

    [Fact]
    public void Who_does_not_is_refused_beside_what_the_gate_refuses()
    {
        Judge(Nina(Optics), SpokenLanguages.English).Verdict.IsRefused(Reason.Of("SpeaksTheLanguage", "Nina Wolf", Language.German));
        Assert.Equal(["Rule.SkillIsHeld", "Rule.SpeaksTheLanguage"], Judge(Nina(), SpokenLanguages.English).Verdict.Reasons.Select(r => r.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_override_in_force_passes_over_the_language_and_is_named(bool isInForce)
    {
        var decision = Judge(Nina(Optics) with { Overrides = [isInForce ? Pass : Pass with { EndedAt = Now }] }, SpokenLanguages.English);

        Assert.Equal((isInForce, isInForce ? 77 : default(long?)), (decision.Verdict.IsAllowed, decision.OverrideId));
        Assert.Equal([1], decision.Qualifications);
    }

    private static GateDecision Judge(Candidate agent, SpokenLanguages spoken) =>
        ByHand.Judge(agent, spoken, Asking(OpticsAt(SkillLevel.Competent)), Language.German, AnyoneInAnyTier, Now);
}
