using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;
using static Helpdesk.Domain.Tests.Stage.Routes;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class RosterTests
{
    private const int Desks = 8_000;

    [Fact]
    public void A_roster_chooses_whom_the_router_chooses_for_the_same_reason_or_nobody() =>
        RandomDesk.Any.Sample(desk =>
        {
            var (decision, choice) = (desk.Decide(), new Roster(desk.People, desk.Rules, desk.Now).Choose(desk.Case, desk.Plan, desk.Now));

            Assert.Equal((decision.AgentId, decision.WhyNobody), (choice.AgentId, choice.WhyNobody));
            Assert.Equal(decision.Dropped, Relaxation.After(choice.Steps, desk.Plan, desk.Case).Dropped);
        }, iter: Desks);

    [Fact]
    public void It_chooses_nobody_exactly_when_everybody_is_refused() =>
        RandomDesk.Any.Sample(desk =>
            new Roster(desk.People, desk.Rules, desk.Now).Choose(desk.Case, RelaxationPlan.None, desk.Now).AgentId is null
                == desk.People.All(p => !Eligibility.Judge(p, desk.Case, desk.Rules, desk.Now).IsAllowed), iter: Desks);

    [Fact]
    public void Somebody_may_take_what_they_are_eligible_for() =>
        RandomDesk.Any.Sample(desk =>
        {
            var roster = new Roster(desk.People, desk.Rules, desk.Now);
            return !roster.MayTake(4711, desk.Case, desk.Now) && desk.People.All(p =>
                roster.MayTake(p.Agent.AgentId, desk.Case, desk.Now) == Eligibility.Judge(p, desk.Case, desk.Rules, desk.Now).IsAllowed);
        }, iter: Desks);

    [Fact]
    public void A_roster_that_was_told_is_one_that_was_built_so() =>
        Gen.Select(RandomDesk.Any, RandomDesk.Any, Gen.Select(Gen.Int[0, 8], Gen.Int[0, 3], Gen.Enum<Presence>()).Array[0, 12]).Sample((desk, other, told) =>
        {
            var (people, roster) = (desk.People.ToArray(), new Roster(desk.People, desk.Rules, desk.Now));
            foreach (var (who, what, presence) in told.Where(t => t.Item1 < people.Length))
            {
                var id = people[who].Agent.AgentId;
                var given = who < other.People.Length ? other.People[who].Availability : Ready;
                Action tell = what switch
                {
                    0 => () => roster.Take(id),
                    1 => () => roster.Complete(id, desk.Now),
                    2 => () => roster.Set(id, presence),
                    _ => () => roster.Set(id, given),
                };
                tell();
                people[who] = people[who].With(a => what switch
                {
                    0 => a with { Active = a.Active + 1 },
                    1 => a with { Active = a.Active - 1, LastCompletedAt = desk.Now },
                    2 => a with { Presence = presence },
                    _ => given,
                });
            }

            Assert.Equal(
                new Roster(people, desk.Rules, desk.Now).Choose(desk.Case, desk.Plan, desk.Now), roster.Choose(desk.Case, desk.Plan, desk.Now));
        }, iter: Desks / 2);

    [Fact]
    public void Until_it_ends_a_roster_chooses_as_a_new_one_would() =>
        Gen.Select(RandomDesk.Any, Gen.Int[1, 90]).Sample((desk, hours) =>
        {
            var (roster, later) = (new Roster(desk.People, desk.Rules, desk.Now), desk.Now.AddHours(hours));
            if (later >= roster.ValidUntil)
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => roster.Choose(desk.Case, desk.Plan, later));
                return;
            }

            Assert.Equal(new Roster(desk.People, desk.Rules, later).Choose(desk.Case, desk.Plan, later), roster.Choose(desk.Case, desk.Plan, later));
        }, iter: Desks / 2);

    [Fact]
    public void The_explanation_of_a_choice_names_the_same_person() =>
        RandomDesk.Any.Sample(desk =>
        {
            var roster = new Roster(desk.People, desk.Rules, desk.Now);
            var (choice, explained) = (roster.Choose(desk.Case, desk.Plan, desk.Now), roster.Explain(desk.Case, desk.Plan, desk.Now));

            Assert.Equal((choice.AgentId, choice.WhyNobody), (explained.AgentId, explained.WhyNobody));
        }, iter: Desks / 2);

    [Fact]
    public void It_ends_to_the_tick_when_a_qualification_does()
    {
        var end = Now.AddDays(3);
        var roster = new Roster([Person(7, Optics with { ValidUntil = end })], AnyoneInAnyTier, Now);

        Assert.Equal(end, roster.ValidUntil);
        Assert.Equal(7, roster.Choose(Offered, RelaxationPlan.None, end.AddTicks(-1)).AgentId);
        Assert.Throws<ArgumentOutOfRangeException>(() => roster.Choose(Offered, RelaxationPlan.None, end));
        Assert.Throws<ArgumentOutOfRangeException>(() => roster.Choose(Offered, RelaxationPlan.None, Now.AddTicks(-1)));
    }

    [Fact]
    public void It_ends_to_the_tick_when_a_traineeship_does()
    {
        var end = Now.AddDays(3);
        var learner = Person(7);
        var training = new HeldTraining(1, Tier.Second, Desk.Cameras, Desk.Optics, [], [], SkillLevel.Competent, 9, "Mentor", Now, end, null);
        var roster = new Roster([learner with { Agent = learner.Agent with { Trainings = [training] } }], AnyoneInAnyTier, Now);

        Assert.Equal(end, roster.ValidUntil);
        Assert.Equal(7, roster.Choose(Offered, RelaxationPlan.None, end.AddTicks(-1)).AgentId);
    }

    [Fact]
    public void What_is_learnt_at_work_is_never_a_skill_on_which_safety_depends()
    {
        var learner = Person(7);
        var training = new HeldTraining(1, Tier.Second, Desk.Cameras, Desk.Optics, [], [], SkillLevel.Competent, 9, "Mentor", Now, Now.AddDays(3), null);
        var roster = new Roster([learner with { Agent = learner.Agent with { Trainings = [training] } }], AnyoneInAnyTier, Now);
        RoutingCase Asking(SkillNeed need) => Offered with { Work = Gates.Asking(OpticsAt(SkillLevel.Competent) with { Need = need }) };

        Assert.Equal(7, roster.Choose(Asking(SkillNeed.Principal), RelaxationPlan.None, Now).AgentId);
        Assert.Null(roster.Choose(Asking(SkillNeed.Safety), RelaxationPlan.None, Now).AgentId);
    }

    [Fact]
    public void It_ends_when_a_guideline_is_required_that_was_not_before()
    {
        var required = Now.AddDays(2);
        var rules = new AdmissionRules([.. AnyoneInAnyTier.Rules.Select(r => r with { RequiresGuidelines = true, Guidelines = [new(1, new("Phone", "Telefon"), 1, 0, required)] })]);

        Assert.Equal(required, new Roster([Person(7, Optics with { ValidUntil = Now.AddDays(3) })], rules, Now).ValidUntil);
        Assert.Null(new Roster([Person(7, Optics)], rules, required).Choose(Offered, RelaxationPlan.None, required).AgentId);
    }

    [Fact]
    public void What_has_room_for_one_more_is_given_one_more()
    {
        var roster = new Roster([Person(7, Optics).With(a => a with { Capacity = 2 })], AnyoneInAnyTier, Now);
        roster.Take(7);
        Assert.Equal(7, roster.Choose(Offered, RelaxationPlan.None, Now).AgentId);
        roster.Take(7);
        Assert.Equal(WhyNobody.NobodyFree, roster.Choose(Offered, RelaxationPlan.None, Now).WhyNobody);
        roster.Complete(7, Now);
        Assert.Equal(7, roster.Choose(Offered, RelaxationPlan.None, Now).AgentId);
    }

    /// <summary>The desks of these tests are worth something only if they let people through, and stop them, for every reason.</summary>
    [Fact]
    public void Random_desks_know_every_outcome()
    {
        HashSet<string> seen = [];
        RandomDesk.Any.Sample(desk =>
        {
            var decision = desk.Decide();
            lock (seen)
            {
                seen.Add($"{decision.WhyNobody}");
                seen.Add($"{decision.Because}");
                seen.UnionWith(decision.Counts.Select(c => c.Key));
                seen.UnionWith(decision.Dropped.Select(d => $"{d.Kind}"));
                seen.UnionWith(decision.Considered.Where(c => c.Mentor is not null).Select(_ => "in training"));
            }
        }, iter: Desks);

        string[] reasons =
        [
            "SpeaksTheLanguage", "IsOnTheTicketsTeam", "WorksForWhoeverHasTheTicket", "WhoSentItIsNotAsked", "WhoReturnedItIsNotAsked", "WhoDeclinedItIsNotAsked",
            "WhoMissedItIsNotAsked", "IsPresent", "IsOnShift", "HasEnoughOfTheShiftLeft", "IsNotOnTheTelephone", "HasFreeCapacity",
        ];
        string[] expected =
            ["in training", .. Enum.GetNames<WhyNobody>(), .. Enum.GetNames<ChosenFor>(), .. Enum.GetNames<RelaxationKind>(), .. reasons.Select(r => $"Rule.{r}")];
        Assert.Empty(expected.Except(seen));
    }
}
