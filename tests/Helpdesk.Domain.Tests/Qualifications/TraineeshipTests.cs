using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Qualifications;

public sealed class TraineeshipTests
{
    private static readonly TraineeshipTerms Terms = new(
        Desk.Sam.Id, Desk.Theo.Id, 31, Desk.Optics, Desk.Cameras, Tier.Second, SkillLevel.Competent, 2, Now, Now.AddDays(90));

    private static readonly TraineeshipStart Start = new(
        SecondLevel with { GenerationId = null, Generation = null }, OpticsAt(SkillLevel.Competent), [], SecondNeeds(Needs(SkillLevel.Competent)), Now);

    private static Traineeship Running(TraineeshipTerms? terms = null) => new(terms ?? Terms, Desk.Lea.Id, Now);

    public static TheoryData<string, TraineeshipTerms, Reason?> Agreed => new()
    {
        { "usual", Terms, null },
        { "of the lead themselves", Terms with { AgentId = Desk.Lea.Id }, Reason.Of("NobodyStartsTheirOwnTraineeship") },
        { "without another person", Terms with { MentorId = Desk.Sam.Id }, Reason.Of("NobodyMentorsThemselves").At("Mentor") },
        { "to less than the tier asks for", Terms with { Level = SkillLevel.Developing }, Reason.Of("TheTraineeshipLeadsToTheTiersLevel", Tier.Second, SkillLevel.Competent).At("Level") },
        { "to more than the tier asks for", Terms with { Level = SkillLevel.Expert }, null },
        { "for no case", Terms with { Cases = 0 }, Reason.Of("ATraineeshipWantsCases", 100).At("Cases") },
        { "for one case", Terms with { Cases = 1 }, null },
        { "for more than a hundred", Terms with { Cases = 101 }, Reason.Of("ATraineeshipWantsCases", 100).At("Cases") },
        { "that ends as it begins", Terms with { From = Now.AddDays(1), Until = Now.AddDays(1) }, Reason.Of("ATraineeshipEndsInTheFuture").At("Until") },
        { "that ends now", Terms with { From = Now.AddDays(-1), Until = Now }, Reason.Of("ATraineeshipEndsInTheFuture").At("Until") },
        { "of a year and a day", Terms with { Until = Now.AddDays(366) }, null },
        { "of more", Terms with { Until = Now.AddDays(366).AddTicks(1) }, Reason.Of("ATraineeshipIsTemporary", 366).At("Until") },
    };

    [Theory]
    [MemberData(nameof(Agreed), DisableDiscoveryEnumeration = true)]
    public void A_lead_starts_it_for_somebody_else_with_another_mentor_for_a_time(string what, TraineeshipTerms terms, Reason? refusal)
    {
        Assert.Equal((what, refusal), (what, terms.CanStart(Desk.Lea.Id, Now).Reasons.SingleOrDefault()));
        Assert.Equal(refusal is null, Record.Exception(() => Running(terms)) is null);
    }

    public static TheoryData<string, Candidate, string[]> Learners => new()
    {
        { "on the team and without the skill", Nina(), [] },
        { "holds it expired", Nina(Optics with { ValidUntil = Now }), [] },
        { "holds less", Nina(Optics with { Level = SkillLevel.Developing }), [] },
        { "deactivated", Nina() with { Active = false }, ["AgentIsActive"] },
        { "on no team", Nina() with { Teams = [] }, ["TheTraineeIsOnATeamOfTheTier"] },
        { "holds it", Nina(Optics), ["TheTraineeDoesNotHoldTheSkill"] },
        { "learns already", Nina() with { Trainings = [Learning(Now.AddDays(30), Now.AddDays(120))] }, ["OneTraineeshipPerTierAndFamily"] },
        { "learns until then", Nina() with { Trainings = [Learning(Now.AddDays(-30), Now)] }, [] },
        { "learns from then on", Nina() with { Trainings = [Learning(Now.AddDays(90), Now.AddDays(120))] }, [] },
        { "learnt, and that ended", Nina() with { Trainings = [Learning(Now, Now.AddDays(30)) with { EndedAt = Now }] }, [] },
        { "learns in another tier", Nina() with { Trainings = [Learning(Now, Now.AddDays(30)) with { Tier = Tier.Third }] }, [] },
    };

    [Theory]
    [MemberData(nameof(Learners), DisableDiscoveryEnumeration = true)]
    public void The_trainee_is_on_a_team_lacks_the_skill_and_learns_one_thing_at_a_time(string what, Candidate trainee, string[] refusals) =>
        Assert.Equal((what, string.Join(' ', refusals)), (what, Keys(Start.CanLearn(trainee, Now, Now.AddDays(90)))));

    public static TheoryData<string, Candidate, long?, string[]> Teachers => new()
    {
        { "holds it", Nina(Optics), null, [] },
        { "works for the same employer", Nina(Optics), 31, [] },
        { "works for another one", Nina(Optics), 32, ["TheMentorIsACompanysColleague"] },
        { "holds nothing", Nina(), null, ["TheMentorHoldsTheSkill", "TheMentorIsAdmitted"] },
        { "holds another skill", Nina(Firmware), null, ["TheMentorHoldsTheSkill"] },
        { "holds less", Nina(Optics with { Level = SkillLevel.Developing }, Firmware), null, ["TheMentorHoldsTheSkill"] },
        { "unverified", Nina(Optics with { VerifiedAt = null }, Firmware), null, ["TheMentorHoldsTheSkill"] },
        { "expired this second", Nina(Optics with { ValidUntil = Now }, Firmware), null, ["TheMentorHoldsTheSkill"] },
        { "for one generation only", Nina(Optics with { Generations = [MarkOne], SiblingGenerations = [MarkOne] }), null, ["TheMentorHoldsTheSkill"] },
        { "on no team of the tier", Nina(Optics) with { Teams = [] }, null, ["TheMentorIsAdmitted"] },
    };

    [Theory]
    [MemberData(nameof(Teachers), DisableDiscoveryEnumeration = true)]
    public void The_mentor_holds_the_skill_is_admitted_and_is_of_the_house(string what, Candidate mentor, long? employer, string[] refusals)
    {
        var verdict = Start.CanMentor(mentor, employer, 31);

        Assert.Equal((what, string.Join(' ', refusals)), (what, Keys(verdict)));
        Assert.All(verdict.Reasons, r => Assert.Equal("Mentor", r.Field));
    }

    [Fact]
    public void Whoever_is_let_in_by_an_override_is_no_mentor()
    {
        var pass = new HeldOverride(1, Tier.Second, Desk.Cameras, Now.AddDays(-1), Now.AddDays(1), null);
        var strict = Start with { Rules = SecondNeeds(Needs(SkillLevel.Expert)) };

        Assert.Equal("TheMentorIsAdmitted", Keys(strict.CanMentor(Nina(Optics) with { Overrides = [pass] }, null, null)));
    }

    [Fact]
    public void Enough_released_cases_become_a_verified_qualification_that_names_them_and_end_it()
    {
        var traineeship = Running();

        var issued = traineeship.Confirm([12, 7], Desk.Lea.Id, Now.AddYears(2), Now.AddDays(30));

        Assert.Equal(
            (Desk.Sam.Id, 31, SkillLevel.Competent, EvidenceKind.InHouseExperience, "Traineeship, 2 cases: HD-000007, HD-000012", QualificationStatus.Valid),
            (issued.AgentId, issued.SkillId, issued.Level, issued.Evidence, issued.Reference, issued.StatusAt(Now.AddDays(30))));
        Assert.Equal((TraineeshipOutcome.Qualified, Now.AddDays(30), Desk.Lea.Id), (traineeship.Outcome, traineeship.EndedAt, traineeship.EndedById));
        Traineeship.CanConfirm(Desk.Sam.Id, Desk.Lea.Id, 2, 2, traineeship.EndedAt).IsRefused(Reason.Of("TheTraineeshipIsOver"));
    }

    [Fact]
    public void Neither_too_few_cases_nor_the_trainee_confirm_it()
    {
        Traineeship.CanConfirm(Desk.Sam.Id, Desk.Lea.Id, 1, 2, null).IsRefused(Reason.Of("EnoughCasesWereReleased", 1, 2));
        Traineeship.CanConfirm(Desk.Sam.Id, Desk.Sam.Id, 2, 2, null).IsRefused(Reason.Of("NobodyVerifiesTheirOwnQualification"));
        Assert.Throws<BrokenRuleException>(() => Running().Confirm([7], Desk.Lea.Id, null, Now));
    }

    [Fact]
    public void A_reference_names_as_many_cases_as_it_holds()
    {
        var reference = Traineeship.ReferenceTo([.. Enumerable.Range(1, 100).Select(i => (long)i)]);

        Assert.StartsWith("Traineeship, 100 cases: HD-000001, HD-000002,", reference, StringComparison.Ordinal);
        Assert.EndsWith(", …", reference, StringComparison.Ordinal);
        Assert.InRange(reference.Length, 190, Qualification.ReferenceMaxLength);
    }

    [Fact]
    public void It_ends_once_with_a_reason()
    {
        var traineeship = Running();
        traineeship.End(Desk.Lea.Id, "Moved to another team", Now.AddDays(1));

        Assert.Equal((TraineeshipOutcome.Ended, "Moved to another team"), (traineeship.Outcome, traineeship.EndReason));
        traineeship.CanEnd().IsRefused(Reason.Of("TheTraineeshipIsOver"));
    }

    [Theory]
    [InlineData(-1, TraineeshipStatus.NotBegun)]
    [InlineData(0, TraineeshipStatus.Running)]
    [InlineData(89, TraineeshipStatus.Running)]
    [InlineData(90, TraineeshipStatus.TimeIsUp)]
    public void It_runs_from_its_first_moment_to_its_last(int day, TraineeshipStatus status) =>
        Assert.Equal(status, Traineeship.StatusAt(Now.AddDays(day), Now, Now.AddDays(90), null, null));

    private static HeldTraining Learning(DateTimeOffset from, DateTimeOffset until) =>
        new(1, Tier.Second, Desk.Cameras, Desk.Firmware, [], [], SkillLevel.Competent, 5, "Theo Vogel", from, until, null);

    private static string Keys(Verdict verdict) => string.Join(' ', verdict.Reasons.Select(r => r.Key["Rule.".Length..]));
}
