using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;
using static Helpdesk.Domain.Tests.Stage.Routes;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class RouterTests
{
    private static readonly Func<Availability, Availability> Full = a => a with { Active = a.Capacity };

    [Fact]
    public void The_decision_says_who_was_considered_and_why_each_was_in_or_out()
    {
        var decision = Choose(Offered, Person(4, Optics, Firmware), Person(5), Person(6, Optics).With(Full), Person(7, Optics));

        Assert.Equal((7, ChosenFor.FewestSkills, 4), (decision.AgentId, decision.Because, decision.Candidates));
        Assert.Equal(
            [(7, 0, true), (4, 0, true), (5, 1, false), (6, 1, false)],
            decision.Considered.Select(c => (c.AgentId, c.Refusals.Count, c.Standing is not null)));
        Assert.Equal([Reason.Of("HasFreeCapacity", "Agent 6", 5, 5)], decision.Considered[3].Refusals);
        Assert.Equal([new("Rule.HasFreeCapacity", 1), new("Rule.SkillIsHeld", 1)], decision.Counts);
        Assert.Equal((null, 0, 0), (decision.WhyNobody, decision.Missing.Count, decision.Dropped.Count));
    }

    [Fact]
    public void Alone_is_who_has_nobody_beside_them() => Assert.Equal(ChosenFor.Alone, Choose(Offered, Person(7, Optics), Person(8)).Because);

    public static TheoryData<string, WhyNobody, RoutingCandidate[]> Nobody => new()
    {
        { "there is nobody", WhyNobody.NoTeam, [] },
        { "nobody is on a team", WhyNobody.NoTeam, [Person(7, Optics) with { Agent = Gates.Nina(Optics) with { Teams = [] } }] },
        { "the only one on a team left", WhyNobody.NoTeam, [Person(7, Optics) with { Agent = Gates.Nina(Optics) with { Active = false } }] },
        { "nobody holds it", WhyNobody.NobodyQualified, [Person(6), Person(7, Firmware)] },
        { "nobody holds it any more", WhyNobody.NobodyQualified, [Person(7, Optics with { ValidUntil = Now })] },
        { "whoever holds it is another provider's", WhyNobody.NobodyQualified, [Person(6), Person(7, Optics).With(a => a with { ProviderId = Contractor })] },
        { "whoever holds it is excluded, free or not", WhyNobody.EverybodyExcluded, [Person(3, Optics), Person(4, Optics).With(Full), Person(7)] },
        { "whoever holds it is busy", WhyNobody.NobodyFree, [Person(6, Optics).With(Full), Person(7)] },
        { "whoever holds it is excluded or busy", WhyNobody.NobodyFree, [Person(3, Optics), Person(6, Optics).With(Full)] },
    };

    [Theory]
    [MemberData(nameof(Nobody))]
    public void When_nobody_is_chosen_the_decision_says_why(string what, WhyNobody why, RoutingCandidate[] people)
    {
        var decision = Choose(Offered with { Excluded = [new(3, ExclusionKind.Sender), new(4, ExclusionKind.Declined)] }, people);

        Assert.True(decision.AgentId is null && decision.WhyNobody == why, $"{what}: {decision.WhyNobody}");
        Assert.Equal(why is WhyNobody.NoTeam or WhyNobody.NobodyQualified, decision.AlertsAtOnce);
        Assert.Equal(why == WhyNobody.NobodyQualified, decision.Missing.Count > 0);
    }

    [Fact]
    public void What_nobody_holds_is_named_with_its_generation()
    {
        var asked = Asking(OpticsAt(SkillLevel.Expert), new RequiredSkill(Desk.Firmware, Desk.FirmwareName, SkillLevel.Competent)).Case();

        Missing(asked, [Person(7, Optics, Firmware)], Reason.Of("SomebodyHoldsTheSkillForTheGeneration", Desk.OpticsName, Desk.CamerasName, "Mark I", SkillLevel.Expert));
        Missing(
            asked with { Work = asked.Work with { GenerationId = null, Generation = null } }, [Person(7, Firmware)],
            Reason.Of("SomebodyHoldsTheSkill", Desk.OpticsName, Desk.CamerasName, SkillLevel.Expert));
        Missing(
            asked, [Person(7, Firmware), Person(8, Optics with { Level = SkillLevel.Expert })],
            Reason.Of("SomebodyMeetsAllConditions", Tier.Second, Desk.CamerasName));
    }

    [Fact]
    public void So_is_a_language_that_nobody_speaks() =>
        Missing(
            Offered with { Language = Language.German }, [Person(7, Optics).With(a => a with { Languages = [Language.English] })],
            Reason.Of("SomebodySpeaksTheLanguage", Language.German));

    [Fact]
    public void Relaxation_waits_for_its_time_and_goes_no_further_than_it_must()
    {
        var plan = Plan(RelaxationKind.LowerLevel, RelaxationKind.LowerLevel, RelaxationKind.NextTier);
        var asked = Asking(OpticsAt(SkillLevel.Proficient)).Case();

        Assert.Equal(WhyNobody.NobodyQualified, At(9).WhyNobody);
        Assert.Equal((7, 1), (At(10).AgentId, At(10).Dropped.Count));
        Assert.Equal((7, 1), (At(99).AgentId, At(99).Dropped.Count));

        Decision At(int minutes) => Choose(asked, plan, Now.AddMinutes(minutes), Person(7, Optics));
    }

    [Fact]
    public void Time_can_be_counted_otherwise_than_by_the_clock() =>
        Assert.Equal(7, Router.Choose(
            Asking(OpticsAt(SkillLevel.Proficient)).Case(), [Person(7, Optics)], AnyoneInAnyTier, Plan(RelaxationKind.LowerLevel), Now, TimeSpan.FromMinutes(10)).AgentId);

    [Fact]
    public void The_same_people_in_another_order_give_the_same_decision() =>
        Gen.Select(RandomDesk.Any, Gen.Int).Sample((desk, seed) =>
        {
            var shuffled = desk.People.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(DecisionJson.Write(desk.Decide()), DecisionJson.Write((desk with { People = shuffled }).Decide()));
        }, iter: 3000);

    [Fact]
    public void Somebody_is_chosen_exactly_when_somebody_is_eligible_and_they_are_the_first_of_the_order() =>
        RandomDesk.Any.Sample(desk =>
        {
            var eligible = desk.People.Where(p => Eligibility.Judge(p, desk.Case, desk.Rules, desk.Now).IsAllowed)
                .Select(p => Standing.Of(p, desk.Case, desk.Now)).ToList();

            Assert.Equal(
                eligible.Count == 0 ? null : eligible.Min(AgentOrder.Instance).AgentId,
                Router.Choose(desk.Case, desk.People, desk.Rules, RelaxationPlan.None, desk.Now).AgentId);
        }, iter: 3000);

    private static void Missing(RoutingCase asked, RoutingCandidate[] people, params Reason[] missing) => Assert.Equal(missing, Choose(asked, people).Missing);
}
