using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

/// <summary>A traineeship lets in, under supervision: for its tier and family, and for the skill that is learnt.</summary>
public sealed class TrainingGateTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static readonly HeldTraining Training =
        new(88, Tier.Second, Desk.Cameras, Desk.Optics, [], [], SkillLevel.Competent, 5, "Theo Vogel", Now.AddDays(-1), Now.AddDays(1), null);

    private static readonly AdmissionRules Competent = SecondNeeds(Needs(SkillLevel.Competent));

    private static readonly Work NeedsOptics = Asking(OpticsAt(SkillLevel.Competent));

    private static readonly RequiredSkill FirmwareToo = new(Desk.Firmware, Desk.FirmwareName, SkillLevel.Competent);

    private static Candidate NinaLearning(HeldTraining training, params HeldQualification[] held) => Nina(held) with { Trainings = [training] };

    [Fact]
    public void It_lets_in_without_admission_and_skill_and_is_named_with_its_mentor()
    {
        var decision = Judge(NinaLearning(Training), NeedsOptics, Competent);

        decision.Verdict.IsAllowed();
        Assert.Equal((88, "Theo Vogel"), (decision.Training?.Id, decision.Training?.Mentor));
        Assert.Null(decision.OverrideId);
    }

    public static TheoryData<string, HeldTraining, bool> Trainings => new()
    {
        { "begun this tick", Training with { From = Now }, true },
        { "begins later", Training with { From = Now + Tick }, false },
        { "in its last tick", Training with { Until = Now + Tick }, true },
        { "over", Training with { Until = Now }, false },
        { "ended this tick", Training with { EndedAt = Now }, false },
        { "to be ended", Training with { EndedAt = Now + Tick }, true },
        { "for another tier", Training with { Tier = Tier.Third }, false },
        { "for another family", Training with { FamilyId = Desk.Phones }, false },
        { "of another skill", Training with { TopicId = Desk.Firmware }, false },
        { "to a lower level than is asked for", Training with { Level = SkillLevel.Developing }, false },
        { "of the generation", Training with { Generations = [MarkOne], SiblingGenerations = [MarkOne] }, true },
        { "of another generation", Training with { Generations = [MarkTwo], SiblingGenerations = [MarkTwo] }, false },
        { "of what no sibling names", Training with { SiblingGenerations = [MarkOne] }, false },
    };

    [Theory]
    [MemberData(nameof(Trainings), DisableDiscoveryEnumeration = true)]
    public void It_holds_within_its_time_tier_family_and_skill(string what, HeldTraining training, bool holds)
    {
        var decision = Judge(NinaLearning(training), NeedsOptics, Competent);

        Assert.True(decision.Verdict.IsAllowed == holds, what);
        Assert.True(decision.Training is not null == holds, what);
    }

    [Fact]
    public void Work_that_asks_for_no_skill_is_open_whatever_generation_it_is_about() =>
        Judge(NinaLearning(Training with { Generations = [MarkTwo], SiblingGenerations = [MarkTwo] }), rules: Competent).Verdict.IsAllowed();

    [Fact]
    public void Every_other_skill_must_be_held_and_the_refusal_names_only_that()
    {
        var both = NeedsOptics with { Skills = [.. NeedsOptics.Skills, FirmwareToo] };

        Judge(NinaLearning(Training), both, Competent).Verdict.IsRefused(Reason.Of("SkillIsHeld", Desk.FirmwareName, Desk.CamerasName, SkillLevel.Competent));
        Assert.NotNull(Judge(NinaLearning(Training, Firmware), both, Competent).Training);
    }

    [Theory]
    [InlineData(SkillNeed.Principal, true)]
    [InlineData(SkillNeed.Additional, true)]
    [InlineData(SkillNeed.Safety, false)]
    public void Where_somebody_could_come_to_harm_nobody_learns(SkillNeed need, bool holds) =>
        Assert.Equal(holds, Judge(NinaLearning(Training), Asking(OpticsAt(SkillLevel.Competent) with { Need = need }), Competent).Verdict.IsAllowed);

    [Fact]
    public void The_guidelines_are_read_before_anybody_is_let_in()
    {
        var rules = new AdmissionRules([Rule(Tier.Second) with { RequiresGuidelines = true, Guidelines = [new(1, new("Phone", "Telefon"), 1, 1, null)] }]);

        Judge(NinaLearning(Training), NeedsOptics, rules).Verdict.IsRefused(Reason.Of("GuidelineIsAcknowledged", new LocalizedText("Phone", "Telefon")));
        Judge(NinaLearning(Training) with { Acknowledged = [new(1, 1)] }, NeedsOptics, rules).Verdict.IsAllowed();
    }

    [Fact]
    public void Who_is_qualified_or_let_in_by_a_lead_is_not_supervised()
    {
        Assert.Null(Judge(NinaLearning(Training, Optics), NeedsOptics, Competent).Training);
        var pass = new HeldOverride(77, Tier.Second, Desk.Cameras, Now.AddDays(-1), Now.AddDays(1), null);
        var decision = Judge(NinaLearning(Training) with { Overrides = [pass] }, NeedsOptics, Competent);
        Assert.Equal((77, null), (decision.OverrideId, decision.Training));
    }

    [Fact]
    public void It_replaces_no_membership()
    {
        var decision = Judge(NinaLearning(Training) with { Teams = [] }, NeedsOptics, Competent);

        decision.Verdict.IsRefused(Reason.Of("ATeamOfTheTierServesTheFamily", Tier.Second, Desk.CamerasName));
        Assert.Null(decision.Training);
    }

    [Fact]
    public void The_explanation_of_a_choice_says_who_is_in_training_and_puts_them_after_the_qualified()
    {
        var qualified = Routes.Person(8, Optics).With(a => a with { Active = 4 });
        var learner = Routes.Person(7);
        learner = learner with { Agent = learner.Agent with { Trainings = [Training] } };

        var decision = Routes.Choose(Routes.Offered, learner, qualified);

        Assert.Equal([(8L, null), (7L, "Theo Vogel")], decision.Considered.Select(c => (c.AgentId, c.Mentor)));
        Assert.Equal(["Theo Vogel"], DecisionJson.Read(DecisionJson.Write(decision)).Considered.Select(c => c.Mentor).OfType<string>());
    }
}
