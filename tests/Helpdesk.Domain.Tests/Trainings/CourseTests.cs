using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Tests.Trainings;

public sealed class CourseTests
{
    public static TheoryData<string, CourseTerms, Reason> Refused => new()
    {
        { "a mark below zero", Sessions.Terms with { PassMark = -1 }, Range(0, 100, "PassMark") },
        { "a mark above a hundred", Sessions.Terms with { PassMark = 101 }, Range(0, 100, "PassMark") },
        { "a validity of no month", Sessions.Terms with { ValidityMonths = 0 }, Range(1, 120, "ValidityMonths") },
        { "a validity of centuries", Sessions.Terms with { ValidityMonths = 1200 }, Range(1, 120, "ValidityMonths") },
        { "no skill", Sessions.Terms with { Grants = [] }, Reason.Of("ACourseGrantsASkill").At("Grants") },
        {
            "a skill twice", Sessions.Terms with { Grants = [new(31, SkillLevel.Expert), new(31, SkillLevel.Trainee)] },
            Reason.Of("ASkillIsGrantedOnce").At("Grants")
        },
        { "cases without months", Sessions.Terms with { RenewalCases = 10 }, Reason.Of("ARenewalHasCasesAndMonths").At("RenewalMonths") },
        { "months without cases", Sessions.Terms with { RenewalMonths = 10 }, Reason.Of("ARenewalHasCasesAndMonths").At("RenewalCases") },
        { "no case at all", Sessions.Terms with { RenewalCases = 0, RenewalMonths = 6 }, Range(1, 1000, "RenewalCases") },
        { "months below zero", Sessions.Terms with { RenewalCases = 5, RenewalMonths = -6 }, Range(1, 60, "RenewalMonths") },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_course_refuses_terms_that_make_no_sense(string what, CourseTerms terms, Reason reason)
    {
        var course = new Course(Sessions.Terms);

        Assert.NotEmpty(what);
        Course.CanBe(terms).IsRefused(reason);
        Assert.Equal([reason], Assert.Throws<BrokenRuleException>(() => course.Change(terms)).Reasons);
        Assert.Equal((60, 24, 2), (course.PassMark, course.ValidityMonths, course.Grants.Count));
    }

    [Fact]
    public void Nothing_that_is_wrong_with_a_course_is_kept_for_later() =>
        Course.CanBe(Sessions.Terms with { PassMark = 500, Grants = [], RenewalMonths = 3 })
            .IsRefused(Range(0, 100, "PassMark"), Reason.Of("ACourseGrantsASkill").At("Grants"), Reason.Of("ARenewalHasCasesAndMonths").At("RenewalCases"));

    [Fact]
    public void A_changed_course_grants_what_it_says_now()
    {
        var course = new Course(Sessions.Terms);

        course.Change(Sessions.Terms with { Grants = [new(33, SkillLevel.Expert), new(31, SkillLevel.Proficient)], ValidityMonths = null });

        Assert.Equal([(31L, SkillLevel.Proficient), (33L, SkillLevel.Expert)], course.Grants.Select(g => (g.SkillId, g.Level)).Order());
        Assert.Null(course.ValidUntil(Sessions.Now));
    }

    [Fact]
    public void Passing_gives_every_skill_of_the_course_from_the_sessions_end_for_the_courses_time()
    {
        var session = Sessions.With(1, Desk.Sam);
        var recorded = Sessions.Ends.AddDays(2);

        var earned = new Course(Sessions.Terms).Issue(session, Desk.Sam.Id, Desk.Lea.Id, recorded).ToList();

        Assert.Equal([(31L, SkillLevel.Competent), (32L, SkillLevel.Developing)], earned.Select(q => (q.SkillId, q.Level)));
        Assert.All(earned, q =>
        {
            Assert.Equal((Desk.Sam.Id, EvidenceKind.Training, "Optics I, 2026-03-09", 77L), (q.AgentId, q.Evidence, q.Reference, q.SessionId!.Value));
            Assert.Equal((Sessions.Ends, Sessions.Ends.AddMonths(24)), (q.ValidFrom, q.ValidUntil!.Value));
            Assert.Equal((Desk.Lea.Id, Desk.Lea.Id, recorded), (q.RecordedById, q.VerifiedById!.Value, q.VerifiedAt!.Value));
            Assert.Equal(QualificationStatus.Valid, q.StatusAt(recorded));
        });
    }

    [Fact]
    public void Nobody_gives_themselves_what_a_course_grants() =>
        Assert.Equal(
            [Reason.Of("NobodyVerifiesTheirOwnQualification")],
            Assert.Throws<BrokenRuleException>(() => new Course(Sessions.Terms).Issue(Sessions.With(1, Desk.Sam), Desk.Sam.Id, Desk.Sam.Id, Sessions.Ends).ToList()).Reasons);

    private static Reason Range(int from, int to, string field) => Reason.Of("ANumberIsWithinItsRange", from, to).At(field);
}
