using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class AdmissionCoverageTests
{
    private static readonly CoveredGeneration One = new(MarkOne, "Mark I");
    private static readonly CoveredGeneration Two = new(MarkTwo, "Mark II");
    private static readonly CoveredFamily Cameras = new(Desk.Cameras, Desk.CamerasName, [One, Two]);
    private static readonly AdmissionRules CompetentInSecond = new([Rule(Tier.First), Rule(Tier.Second, Needs(SkillLevel.Competent))]);

    private static Staffing With(params Candidate[] people) => new(Tier.Second, [Cameras], people, CompetentInSecond);

    private static Candidate Named(long id, string name, params HeldQualification[] held) => Nina(held) with { AgentId = id, Name = name };

    private static IEnumerable<(Tier, string?, string)> Covered(Staffing staffing) =>
        AdmissionCoverage.Of(staffing, Now).Select(p => (p.Tier, p.Generation?.Name, string.Join(", ", p.People.Select(c => c.Name))));

    [Fact]
    public void Every_family_and_above_First_Level_every_generation_has_its_place() =>
        Assert.Equal(
            [(Tier.First, null, ""), (Tier.Second, null, "Nina Wolf"), (Tier.Second, "Mark I", "Nina Wolf"), (Tier.Second, "Mark II", "Nina Wolf")],
            Covered(With(Nina(Optics))));

    public static TheoryData<string, HeldQualification, bool, bool, bool> Held => new()
    {
        { "for every generation", Optics, true, true, true },
        { "for one generation", Optics with { Generations = [MarkOne], SiblingGenerations = [MarkOne] }, true, true, false },
        { "for what no sibling names", Optics with { SiblingGenerations = [MarkOne] }, true, false, true },
        { "below the level of admission", Optics with { Level = SkillLevel.Developing }, false, false, false },
        { "unverified", Optics with { VerifiedAt = null }, false, false, false },
        { "expired this second", Optics with { ValidUntil = Now }, false, false, false },
        { "of another family", Optics with { FamilyId = Desk.Phones }, false, false, false },
    };

    [Theory, MemberData(nameof(Held))]
    public void What_counts_is_valid_now_and_covers_the_generation(string what, HeldQualification held, bool family, bool markOne, bool markTwo) =>
        Assert.Equal(
            (what, family, markOne, markTwo),
            (what, Is(held, null), Is(held, "Mark I"), Is(held, "Mark II")));

    [Fact]
    public void Who_is_admitted_below_the_level_that_escalations_ask_for_knows_no_generation()
    {
        var lenient = With(Nina(Optics with { Level = SkillLevel.Developing })) with { Rules = new([Rule(Tier.Second, Needs(SkillLevel.Developing))]) };

        Assert.Equal(["Nina Wolf", "", ""], Covered(lenient).Where(c => c.Item1 == Tier.Second).Select(c => c.Item3));
    }

    [Fact]
    public void An_override_covers_nothing()
    {
        var pass = new HeldOverride(1, Tier.Second, Desk.Cameras, Now.AddDays(-1), Now.AddDays(1), null);

        Assert.All(Covered(With(Nina() with { Overrides = [pass] })), place => Assert.Equal("", place.Item3));
    }

    [Fact]
    public void Somebody_in_training_covers_nothing()
    {
        var training = new HeldTraining(1, Tier.Second, Desk.Cameras, Desk.Optics, [], [], SkillLevel.Competent, 9, "Mentor", Now.AddDays(-1), Now.AddDays(1), null);

        Assert.All(Covered(With(Nina() with { Trainings = [training] })), place => Assert.Equal("", place.Item3));
    }

    [Fact]
    public void A_team_that_serves_the_tier_and_family_is_needed() =>
        Assert.All(Covered(With(Nina(Optics)).WithTeam(CameraTeam with { FamilyIds = [Desk.Phones] })), place => Assert.Equal("", place.Item3));

    [Fact]
    public void Nothing_changes_when_nothing_is_changed()
    {
        var change = CoverageChange.Between(With(Nina(Optics)), With(Nina(Optics)), Now);

        Assert.Empty(change.Admissions);
        Assert.Empty(change.Opened);
        Assert.Empty(change.Losing);
        change.CanBeMade(false, "").IsAllowed();
    }

    [Fact]
    public void A_stricter_rule_names_who_loses_and_an_easier_one_who_gains()
    {
        var desk = With(Named(1, "Bo", Optics with { Level = SkillLevel.Developing }), Named(2, "Al", Optics), Named(3, "Cy", Optics with { Level = SkillLevel.Expert }));

        var stricter = CoverageChange.Between(desk, desk.WithRule(Rule(Tier.Second, Needs(SkillLevel.Expert))), Now);
        var easier = CoverageChange.Between(desk, desk.WithRule(new(Tier.Second, Desk.Cameras, [Needs(SkillLevel.Developing)])), Now);

        Assert.Equal(["Al"], stricter.Admissions.Single().Loses);
        Assert.Empty(stricter.Admissions.Single().Gains);
        Assert.Equal(["Bo"], easier.Admissions.Single().Gains);
        Assert.Empty(stricter.Opened);
        Assert.Equal([(Tier.Second, Desk.Cameras)], stricter.Losing);
        Assert.Empty(easier.Losing);
    }

    public static TheoryData<string, Func<Staffing, Staffing>> WaysToLoseTheLast => new()
    {
        { "the person leaves", s => s.WithoutPeople([7]) },
        { "the person leaves the team", s => s.WithoutMember(CameraTeam.Id, 7) },
        { "the team stops", s => s.WithoutTeams([CameraTeam.Id]) },
        { "the team serves something else", s => s.WithTeam(CameraTeam with { FamilyIds = [Desk.Phones] }) },
        { "the qualification is revoked", s => s.WithoutQualification(Optics.Id) },
        { "the rule asks for more", s => s.WithRule(Rule(Tier.Second, Needs(SkillLevel.Expert))) },
        { "the rule is gone", s => s.WithoutRule(Tier.Second, null) },
    };

    [Theory, MemberData(nameof(WaysToLoseTheLast))]
    public void When_the_last_one_goes_the_family_is_named_once(string how, Func<Staffing, Staffing> change)
    {
        var staffing = With(Nina(Optics));

        var opened = CoverageChange.Between(staffing, change(staffing), Now).Opened;

        Assert.Equal((how, new CoverageGap(Tier.Second, Desk.Cameras, Desk.CamerasName, null, null)), (how, Assert.Single(opened)));
    }

    [Theory, MemberData(nameof(WaysToLoseTheLast))]
    public void While_another_one_is_there_nothing_is_left_alone(string how, Func<Staffing, Staffing> change)
    {
        var other = Named(8, "Olga", Optics with { Id = 9, Level = SkillLevel.Expert }) with { Teams = [new(13, Tier.Second, true, [])] };
        var staffing = With(Nina(Optics), other) with { Rules = new([Rule(Tier.Second, Needs(SkillLevel.Competent)), new(Tier.Second, Desk.Cameras, [Needs(SkillLevel.Proficient)])]) };

        Assert.Equal((how, 0), (how, CoverageChange.Between(staffing, change(staffing), Now).Opened.Count));
    }

    [Fact]
    public void A_generation_can_be_left_alone_while_the_family_is_not()
    {
        var old = Named(1, "Olaf", Optics with { Generations = [MarkOne], SiblingGenerations = [MarkOne] });
        var current = Named(2, "Cora", Optics with { SiblingGenerations = [MarkOne] });
        var staffing = With(old, current);

        var change = CoverageChange.Between(staffing, staffing.WithoutPeople([1]), Now);

        Assert.Equal([(Tier.Second, "Mark I")], change.Opened.Select(g => (g.Tier, g.Generation!)));
        Assert.Equal("Rule.SomebodyKnowsTheGeneration", change.CanBeMade(false, "").Reasons[0].Key);
    }

    [Fact]
    public void A_gap_that_was_there_before_blocks_nothing()
    {
        var staffing = With(Nina());

        CoverageChange.Between(staffing, staffing.WithoutPeople([7]), Now).CanBeMade(false, "").IsAllowed();
    }

    [Theory]
    [InlineData(false, "", false)]
    [InlineData(true, "", false)]
    [InlineData(true, "  ", false)]
    [InlineData(false, "The product is sold", false)]
    [InlineData(true, "The product is sold", true)]
    public void The_last_one_goes_only_with_a_confirmation_and_a_reason(bool confirmed, string reason, bool allowed)
    {
        var staffing = With(Nina(Optics));

        var verdict = CoverageChange.Between(staffing, staffing.WithoutPeople([7]), Now).CanBeMade(confirmed, reason);

        Assert.Equal(allowed, verdict.IsAllowed);
        Assert.Equal(!allowed, verdict.Reasons.Contains(Reason.Of("SomebodyIsAdmitted", Tier.Second, Desk.CamerasName)));
    }

    [Fact]
    public void Of_many_gaps_ten_are_named_and_the_others_counted()
    {
        CoveredFamily[] families = [.. Enumerable.Range(1, 14).Select(i => new CoveredFamily(i, new($"Family {i}", $"Familie {i}"), []))];
        var everywhere = Nina([.. families.Select(f => Optics with { Id = f.Id, FamilyId = f.Id })]) with { Teams = [CameraTeam with { FamilyIds = [] }] };
        var staffing = With(everywhere) with { Families = families };

        var reasons = CoverageChange.Between(staffing, staffing.WithoutPeople([7]), Now).CanBeMade(true, "").Reasons;

        Assert.Equal(CoverageChange.MostNamed, reasons.Count(r => r.Key == "Rule.SomebodyIsAdmitted"));
        Assert.Contains(Reason.Of("MoreIsLeftAlone", 4), reasons);
    }

    [Fact]
    public void A_rule_says_no_alternative_twice()
    {
        AdmissionCondition degree = new(1, SkillLevel.Competent, EvidenceKind.Degree), training = new(1, SkillLevel.Developing, EvidenceKind.Training, 5);

        AdmissionRule.CanAsk(Tier.Second, [degree, new(2, SkillLevel.Competent, EvidenceKind.Training)]).IsAllowed();
        AdmissionRule.CanAsk(Tier.Second, [degree, training, new(3, SkillLevel.Developing, EvidenceKind.Training, 5), new(3, SkillLevel.Competent, EvidenceKind.Degree)])
            .IsRefused(Reason.Of("AlternativesDiffer", 1, 3).At("Conditions"));
        AdmissionRule.CanAsk(Tier.Second, []).IsRefused(Reason.Of("AboveFirstLevelSomethingIsProven"));
    }

    private static bool Is(HeldQualification held, string? generation) =>
        AdmissionCoverage.Of(With(Nina(held)), Now).Single(p => p.Tier == Tier.Second && p.Generation?.Name == generation).People.Count == 1;
}
