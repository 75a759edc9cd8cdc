using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class AdmissionTests
{
    private static readonly Reason NeedsCompetent = Reason.Of("AdmissionNeedsLevel", Tier.Second, Desk.CamerasName, new AnyTopic(), SkillLevel.Competent);

    [Fact]
    public void A_tier_without_a_rule_is_closed() =>
        Judge(Nina(Optics), rules: new([Rule(Tier.Third)])).Verdict.IsRefused(Reason.Of("TheTierHasAnAdmissionRule", Tier.Second));

    [Fact]
    public void A_rule_without_conditions_admits_anyone() => Judge(Nina(), rules: SecondNeeds()).Verdict.IsAllowed();

    [Theory]
    [InlineData(SkillLevel.Trainee, false)]
    [InlineData(SkillLevel.Developing, false)]
    [InlineData(SkillLevel.Competent, true)]
    [InlineData(SkillLevel.Proficient, true)]
    [InlineData(SkillLevel.Expert, true)]
    public void The_level_is_the_least_that_is_needed(SkillLevel held, bool admitted) =>
        Assert.Equal(admitted ? [] : [NeedsCompetent], Judge(Nina(Optics with { Level = held }), rules: SecondNeeds(Needs(SkillLevel.Competent))).Verdict.Reasons);

    [Fact]
    public void Knowing_another_family_does_not_admit() =>
        Judge(Nina(Optics with { FamilyId = Desk.Phones }), rules: SecondNeeds(Needs(SkillLevel.Competent))).Verdict.IsRefused(NeedsCompetent);

    [Fact]
    public void Admission_is_to_a_family_whatever_the_generation() =>
        Judge(Nina(Optics with { Generations = [MarkTwo], SiblingGenerations = [MarkTwo] }), rules: SecondNeeds(Needs(SkillLevel.Competent))).Verdict.IsAllowed();

    public static TheoryData<EvidenceKind> Kinds() => [.. Enum.GetValues<EvidenceKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_rule_can_ask_how_it_was_proven(EvidenceKind held)
    {
        var verdict = Judge(Nina(Optics with { Evidence = held }), rules: SecondNeeds(Needs(SkillLevel.Competent, EvidenceKind.Degree))).Verdict;
        var refusal = Reason.Of("AdmissionNeedsEvidence", Tier.Second, Desk.CamerasName, new AnyTopic(), SkillLevel.Competent, EvidenceKind.Degree);

        Assert.Equal(held == EvidenceKind.Degree ? [] : [refusal], verdict.Reasons);
    }

    [Fact]
    public void A_rule_can_ask_for_a_topic()
    {
        var rules = SecondNeeds(Needs(SkillLevel.Competent, topic: Desk.FirmwareName));

        Judge(Nina(Firmware), rules: rules).Verdict.IsAllowed();
        Judge(Nina(Optics), rules: rules).Verdict
            .IsRefused(Reason.Of("AdmissionNeedsLevel", Tier.Second, Desk.CamerasName, Desk.FirmwareName, SkillLevel.Competent));
    }

    /// <summary>A degree; or an apprenticeship and a training in firmware.</summary>
    private static readonly AdmissionRules DegreeOrApprenticeshipAndTraining = SecondNeeds(
        Needs(SkillLevel.Competent, EvidenceKind.Degree), Needs(SkillLevel.Competent, EvidenceKind.Apprenticeship, alternative: 2),
        Needs(SkillLevel.Developing, EvidenceKind.Training, Desk.FirmwareName, alternative: 2));

    public static TheoryData<EvidenceKind[], bool> Proofs => new()
    {
        { [EvidenceKind.Degree], true },
        { [EvidenceKind.Apprenticeship, EvidenceKind.Training], true },
        { [EvidenceKind.Apprenticeship], false },
        { [EvidenceKind.Training], false },
        { [EvidenceKind.Certificate, EvidenceKind.InHouseExperience], false },
        { [], false },
    };

    [Theory]
    [MemberData(nameof(Proofs))]
    public void One_alternative_is_enough_and_all_of_its_conditions_hold(EvidenceKind[] proofs, bool admitted)
    {
        var held = proofs.Select((p, i) => (p == EvidenceKind.Training ? Firmware : Optics) with { Id = i + 1, Evidence = p });

        Assert.Equal(admitted, Judge(Nina([.. held]), rules: DegreeOrApprenticeshipAndTraining).Verdict.IsAllowed);
    }

    [Fact]
    public void A_refusal_names_the_alternative_that_is_nearest()
    {
        var rules = SecondNeeds(
            Needs(SkillLevel.Competent, EvidenceKind.Degree), Needs(SkillLevel.Expert, EvidenceKind.Certificate),
            Needs(SkillLevel.Competent, EvidenceKind.Apprenticeship, alternative: 2), Needs(SkillLevel.Developing, EvidenceKind.Training, Desk.FirmwareName, alternative: 2));

        Judge(Nina(Optics with { Evidence = EvidenceKind.Apprenticeship }), rules: rules).Verdict.IsRefused(
            Reason.Of("AdmissionNeedsEvidence", Tier.Second, Desk.CamerasName, Desk.FirmwareName, SkillLevel.Developing, EvidenceKind.Training));
    }

    [Fact]
    public void A_family_rule_replaces_the_general_one()
    {
        AdmissionRuleFact strict = new(Tier.Second, Desk.Cameras, [Needs(SkillLevel.Expert)]);
        AdmissionRuleFact open = new(Tier.Second, Desk.Cameras, []);
        AdmissionRuleFact others = new(Tier.Second, Desk.Phones, [Needs(SkillLevel.Expert)]);
        var general = Rule(Tier.Second, Needs(SkillLevel.Competent));

        Assert.False(Judge(Nina(Optics), rules: new([general, strict])).Verdict.IsAllowed);
        Assert.True(Judge(Nina(), rules: new([general, open])).Verdict.IsAllowed);
        Assert.True(Judge(Nina(Optics), rules: new([others, general])).Verdict.IsAllowed);
    }

    [Fact]
    public void A_rule_of_another_tier_says_nothing() =>
        Judge(Nina(Optics), rules: new([new(Tier.Third, Desk.Cameras, [Needs(SkillLevel.Expert)]), Rule(Tier.Second)])).Verdict.IsAllowed();

    [Fact]
    public void A_lapsed_qualification_is_named_instead_of_a_missing_one()
    {
        var expired = Optics with { ValidUntil = Now };

        Judge(Nina(expired), rules: SecondNeeds(Needs(SkillLevel.Competent))).Verdict.IsRefused(Reason.Of("QualificationHasNotExpired", Desk.OpticsName, Now));
        Judge(Nina(expired), rules: SecondNeeds(Needs(SkillLevel.Expert))).Verdict
            .IsRefused(Reason.Of("AdmissionNeedsLevel", Tier.Second, Desk.CamerasName, new AnyTopic(), SkillLevel.Expert));
    }

    [Theory]
    [InlineData(Tier.First, null)]
    [InlineData(Tier.Second, SkillLevel.Competent)]
    [InlineData(Tier.Third, SkillLevel.Expert)]
    public void A_new_desk_admits_anyone_to_First_the_competent_to_Second_and_experts_to_Third_Level(Tier tier, SkillLevel? least)
    {
        var rule = AdmissionRule.Defaults().Single(r => r.Tier == tier);

        Assert.Null(rule.FamilyId);
        Assert.Equal(least is null ? [] : new[] { (least.Value, (EvidenceKind?)null, (long?)null) }, rule.Conditions.Select(c => (c.Level, c.Evidence, c.TopicId)));
    }
}
