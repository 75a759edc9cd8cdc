using Helpdesk.Domain.Coverage;
using static Helpdesk.Domain.Tests.Coverage.Covering;

namespace Helpdesk.Domain.Tests.Coverage;

public sealed class ProposalTests
{
    private static readonly Schedule Mornings = Weekdays(new(8, 0), new(12, 0));

    [Fact]
    public void The_training_that_fills_most_comes_first_and_the_next_fills_what_is_still_missing()
    {
        var asked = Asking(
            Person(1, "Nina", Weekdays(new(8, 0), new(9, 0)), Optics), Person(2, "Nils", Mornings), Person(3, "Nora", Weekdays(new(9, 0), new(16, 0)))) with
            {
                Skills = [TeachOptics], Days = 28,
            };

        var proposals = CoverageMap.Of(asked).Proposals;

        // Nora fills seven hours on five days; then nothing is missing that Nils could fill.
        var best = Assert.Single(proposals);
        Assert.Equal(("Nora", SkillLevel.Competent, 35.0), (best.Name, Assert.Single(best.Skills).Level, best.HoursPerWeek));
        Assert.Null(best.Course);
        Assert.Equal([Cameras], best.Cells);
    }

    [Fact]
    public void Of_equals_whoever_is_nearest_to_it_is_proposed()
    {
        var asked = Asking(Person(1, "Nina", Mornings), Person(2, "Nils", Mornings, Optics with { Level = SkillLevel.Developing })) with { Skills = [TeachOptics] };

        Assert.Equal("Nils", Assert.Single(CoverageMap.Of(asked).Proposals).Name);
    }

    [Fact]
    public void What_a_training_does_not_open_is_not_proposed()
    {
        var untaught = Asking(Person(1, "Nina", Mornings)) with { Skills = [TeachOptics] };
        var degree = Gates.SecondNeeds(Gates.Needs(SkillLevel.Competent, EvidenceKind.Degree));

        Assert.Empty(CoverageMap.Of(untaught with { Rules = degree }).Proposals);
        Assert.Empty(CoverageMap.Of(untaught with { Skills = [TeachOptics with { FamilyId = Desk.Phones }] }).Proposals);
        Assert.Empty(CoverageMap.Of(untaught with { Cells = [MarkTwo], Skills = [TeachOptics with { SiblingGenerations = [Gates.MarkTwo] }] }).Proposals);
        Assert.Single(CoverageMap.Of(untaught).Proposals);
    }

    [Fact]
    public void A_course_that_teaches_it_is_proposed_by_its_name_and_with_all_it_grants()
    {
        var lenses = TeachOptics with { Id = 2, TopicId = Desk.Firmware };
        var asked = Asking(Person(1, "Nina", Mornings)) with { Skills = [TeachOptics, lenses] };
        var both = new TeachableCourse(7, new("Cameras", "Kameras"), [new(TeachOptics, SkillLevel.Competent), new(lenses, SkillLevel.Competent)]);

        var taught = Assert.Single(CoverageMap.Of(asked with { Courses = [both] }).Proposals);
        Assert.Equal((7, 2), (taught.Course!.Id, taught.Skills.Count));

        // What a course teaches too low, or of another family, is still missing.
        var low = both with { Grants = [new(TeachOptics, SkillLevel.Developing)] };
        var phones = both with { Grants = [new(TeachOptics with { FamilyId = Desk.Phones }, SkillLevel.Expert)] };
        Assert.All([low, phones], course => Assert.Null(Assert.Single(CoverageMap.Of(asked with { Courses = [course] }).Proposals).Course));
    }

    [Fact]
    public void Of_a_higher_minimum_each_who_learns_it_fills_a_part()
    {
        var asked = Asking(Person(1, "Nina", Mornings), Person(2, "Nils", Mornings)) with
        {
            Cells = [Cameras with { Minimum = 2 }], Skills = [TeachOptics], Days = 7,
        };

        Assert.Equal([20.0, 20.0], CoverageMap.Of(asked).Proposals.Select(p => p.HoursPerWeek));
    }
}
