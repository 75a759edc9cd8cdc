using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;
using static Helpdesk.Domain.Tests.Stage.Routes;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class AgentOrderTests
{
    private static readonly Standing Usual = new(Preferred: false, Fit: 6, Skills: 3, Active: 2, LastCompletedAt: Now, AgentId: 5);

    private static readonly Gen<Standing> Any = Gen.Select(
        Gen.Bool, Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2].Nullable(), Gen.Long[1, 3],
        (preferred, fit, skills, active, hours, id) => new Standing(preferred, fit, skills, active, hours is { } h ? Now.AddHours(h) : null, id));

    public static TheoryData<ChosenFor, Standing, Standing> Pairs => new()
    {
        // by what, who comes first although worse in all that follows, who comes after
        { ChosenFor.Preferred, new(true, 0, 9, 9, Now, 9), Usual },
        { ChosenFor.Fit, new(false, 7, 9, 9, Now.AddDays(1), 9), Usual },
        { ChosenFor.FewestSkills, new(false, 6, 2, 9, Now.AddDays(1), 9), Usual },
        { ChosenFor.FewestActive, new(false, 6, 3, 1, Now.AddDays(1), 9), Usual },
        { ChosenFor.LongestIdle, new(false, 6, 3, 2, Now.AddTicks(-1), 9), Usual },
        { ChosenFor.LongestIdle, new(false, 6, 3, 2, null, 9), Usual },
        { ChosenFor.Id, new(false, 6, 3, 2, Now, 4), Usual },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_thing_decides_only_where_all_before_it_are_equal(ChosenFor why, Standing first, Standing second)
    {
        Assert.True(AgentOrder.Compare(first, second, out var by) < 0);
        Assert.Equal(why, by);
        Assert.True(AgentOrder.Compare(second, first, out _) > 0);
    }

    [Fact]
    public void The_order_is_total() =>
        Gen.Select(Any, Any, Any).Sample((a, b, c) =>
        {
            var order = AgentOrder.Instance;
            return Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a))
                && (order.Compare(a, b) == 0) == (a == b)
                && (order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0);
        }, iter: 20_000);

    [Fact]
    public void Fit_is_the_sum_of_the_highest_valid_levels_of_what_is_asked()
    {
        var skills = Asking(OpticsAt(SkillLevel.Competent), new RequiredSkill(Desk.Firmware, Desk.FirmwareName, SkillLevel.Trainee));

        Assert.Equal(3 + 5, Fit(Optics, Optics with { Level = SkillLevel.Developing }, Firmware with { Level = SkillLevel.Expert }));
        Assert.Equal(3, Fit(Optics, Optics with { Level = SkillLevel.Expert, ValidUntil = Now }));
        Assert.Equal(3, Fit(Optics, Firmware with { FamilyId = Desk.Phones }, Firmware with { Generations = [MarkTwo] }));
        Assert.Equal(0, Fit());

        int Fit(params HeldQualification[] held) => Standing.FitOf(Gates.Nina(held), skills, Now);
    }

    [Fact]
    public void Versatile_is_who_holds_many_skills_validly_in_whatever_family() =>
        Assert.Equal(3, Standing.SkillsOf(
            Gates.Nina(Optics, Optics with { Level = SkillLevel.Expert }, Firmware, Firmware with { FamilyId = Desk.Phones }, Optics with { FamilyId = 9, ValidUntil = Now }), Now));

    [Fact]
    public void The_preferred_agent_comes_first_as_long_as_it_lasts()
    {
        var asked = Offered with { Sticky = new(8, Now.AddHours(1)) };
        RoutingCandidate[] people = [Person(7, Optics with { Level = SkillLevel.Expert }), Person(8, Optics)];

        Assert.Equal((8, ChosenFor.Preferred), At(Now.AddHours(1).AddTicks(-1)));
        Assert.Equal((7, ChosenFor.Fit), At(Now.AddHours(1)));
        Assert.Equal(7, Choose(asked with { Excluded = [new(8, ExclusionKind.Missed)] }, people).AgentId);

        (long?, ChosenFor?) At(DateTimeOffset now) => Choose(asked, RelaxationPlan.None, now, people) is var d ? (d.AgentId, d.Because) : default;
    }

    [Fact]
    public void Generalists_are_kept_free() =>
        Assert.Equal((8, ChosenFor.FewestSkills), Choose(Offered, Person(7, Optics, Firmware), Person(8, Optics)) is var d ? (d.AgentId, d.Because) : default);
}
