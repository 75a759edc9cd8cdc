namespace Helpdesk.Domain.Tests.Routing;

public sealed class GuidelineTests
{
    private static readonly LocalizedText Phone = new("On the phone", "Am Telefon");
    private static readonly LocalizedText Mail = new("By mail", "Per Mail");
    private static readonly DateTimeOffset LongAgo = Gates.Now.AddYears(-1);

    [Fact]
    public void A_tier_that_asks_for_the_guidelines_admits_who_has_acknowledged_all_of_them()
    {
        var rules = Asking(new(1, Phone, 2, 1, LongAgo), new(2, Mail, 1, 0, LongAgo));

        Assert.True(Gates.Judge(Reader(new(1, 2), new(2, 1)), rules: rules).Verdict.IsAllowed);
        Gates.Judge(Reader(new(1, 1), new(2, 1)), rules: rules).Verdict.IsRefused(Reason.Of("GuidelineIsAcknowledged", Phone));
        Gates.Judge(Reader(), rules: rules).Verdict.IsRefused(Reason.Of("GuidelineIsAcknowledged", Phone), Reason.Of("GuidelineIsAcknowledged", Mail));
    }

    [Fact]
    public void What_is_not_required_yet_shuts_no_gate()
    {
        var (soon, settled) = (Gates.Now.AddTicks(1), new RequiredGuideline(1, Phone, 2, 1, Gates.Now.AddTicks(1)));

        Assert.True(Gates.Judge(Reader(new AcknowledgedGuideline(1, 1)), rules: Asking(settled)).Verdict.IsAllowed);
        Assert.False(Gates.Judge(Reader(new AcknowledgedGuideline(1, 1)), rules: Asking(settled), now: soon).Verdict.IsAllowed);
        Assert.True(Gates.Judge(Reader(), rules: Asking(new RequiredGuideline(1, Phone, 1, 0, soon))).Verdict.IsAllowed);
        Assert.True(Gates.Judge(Reader(), rules: Asking(new RequiredGuideline(1, Phone, 0, 0, null))).Verdict.IsAllowed);
    }

    [Fact]
    public void Missing_qualifications_and_unread_guidelines_are_named_together()
    {
        var rules = new AdmissionRules([Gates.Rule(Tier.Second, Gates.Needs(SkillLevel.Competent)) with { Guidelines = [new(1, Phone, 1, 0, LongAgo)] }]);

        Assert.Equal(
            ["Rule.AdmissionNeedsLevel", "Rule.GuidelineIsAcknowledged"], Gates.Judge(Reader(), rules: rules).Verdict.Reasons.Select(r => r.Key));
    }

    [Fact]
    public void An_override_lets_pass_who_has_not_read_yet()
    {
        var pass = new HeldOverride(4, Tier.Second, Desk.Cameras, LongAgo, Gates.Now.AddDays(1), null);

        var decision = Gates.Judge(Reader() with { Overrides = [pass] }, rules: Asking(new RequiredGuideline(1, Phone, 1, 0, LongAgo)));

        Assert.Equal((true, 4L), (decision.Verdict.IsAllowed, decision.OverrideId!.Value));
    }

    private static Candidate Reader(params AcknowledgedGuideline[] read) => Gates.Nina() with { Acknowledged = read };

    private static AdmissionRules Asking(params RequiredGuideline[] guidelines) => new([Gates.Rule(Tier.Second) with { Guidelines = guidelines }]);
}
