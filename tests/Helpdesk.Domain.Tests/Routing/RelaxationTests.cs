using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;
using static Helpdesk.Domain.Tests.Stage.Routes;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class RelaxationTests
{
    private static readonly RequiredSkill Optics = OpticsAt(SkillLevel.Proficient);
    private static readonly RequiredSkill Firmware = new(Desk.Firmware, Desk.FirmwareName, SkillLevel.Developing) { Need = SkillNeed.Additional };
    private static readonly RequiredSkill Batteries = new(Desk.Storage, new("Batteries", "Akkus"), SkillLevel.Expert) { Need = SkillNeed.Safety };
    private static readonly RoutingCase Asked = Asking(Optics, Firmware, Batteries).Case() with { TeamId = CameraTeam.Id };

    [Fact]
    public void An_additional_skill_is_dropped_the_last_first_and_no_other()
    {
        var second = new RequiredSkill(99, Desk.FirmwareName, SkillLevel.Trainee) { Need = SkillNeed.Additional };
        var asked = Asked with { Work = Asking(Firmware, second, Optics, Batteries) };

        Assert.Equal([Firmware, Optics, Batteries], Skills(RelaxationKind.DropAdditionalSkill));
        Assert.Equal([Optics, Batteries], Skills(RelaxationKind.DropAdditionalSkill, RelaxationKind.DropAdditionalSkill));
        Assert.Equal([Optics, Batteries], Skills([.. Enumerable.Repeat(RelaxationKind.DropAdditionalSkill, 3)]));

        IEnumerable<RequiredSkill> Skills(params RelaxationKind[] kinds) => Relaxed(asked, kinds).Case.Work.Skills;
    }

    [Fact]
    public void Levels_go_down_by_one_but_not_below_the_first_and_never_for_safety()
    {
        Assert.Equal([SkillLevel.Competent, SkillLevel.Trainee, SkillLevel.Expert], LevelsAfter(1));
        Assert.Equal([SkillLevel.Trainee, SkillLevel.Trainee, SkillLevel.Expert], LevelsAfter(7));

        static IEnumerable<SkillLevel> LevelsAfter(int steps) =>
            Relaxed(Asked, [.. Enumerable.Repeat(RelaxationKind.LowerLevel, steps)]).Case.Work.Skills.Select(s => s.Level);
    }

    [Fact]
    public void Then_other_teams_and_other_providers_are_within_reach()
    {
        Assert.Equal(Reach.OwnProvider, Relaxed(Asked, RelaxationKind.SecondaryTeam).Case.Reach);
        Assert.Equal(Reach.AnyProvider, Relaxed(Asked, RelaxationKind.OtherProvider).Case.Reach);
        Assert.Equal(Reach.AnyProvider, Relaxed(Asked, RelaxationKind.OtherProvider, RelaxationKind.SecondaryTeam).Case.Reach);
    }

    [Fact]
    public void The_next_tier_is_any_team_of_it_and_there_is_none_above_the_last()
    {
        var up = Relaxed(Asked, RelaxationKind.NextTier).Case;

        Assert.Equal((Tier.Third, (long?)null, Reach.OwnTeam), (up.Work.Tier, up.TeamId, up.Reach));
        Assert.Equal(Tier.Third, Relaxed(Asked, RelaxationKind.NextTier, RelaxationKind.NextTier).Case.Work.Tier);
        Assert.Equal(Tier.Second, Relaxed(Asked with { LastTier = Tier.Second }, RelaxationKind.NextTier).Case.Work.Tier);
    }

    [Fact]
    public void Each_dropped_condition_is_told() =>
        Assert.Equal(
            [
                new(RelaxationKind.DropAdditionalSkill, Desk.FirmwareName, SkillLevel.Developing),
                new(RelaxationKind.LowerLevel, Desk.OpticsName, SkillLevel.Proficient, SkillLevel.Competent),
                new(RelaxationKind.SecondaryTeam), new(RelaxationKind.OtherProvider), new(RelaxationKind.NextTier, ToTier: Tier.Third),
            ],
            Relaxed(Asked, [.. RoutingTimes.Usual.PlanBy(null).Steps.Select(s => s.Kind)]).Dropped);

    [Fact]
    public void What_changes_nothing_is_not_told() =>
        Assert.Empty(Relaxed(
            Asking(Batteries).Case() with { Reach = Reach.AnyProvider, LastTier = Tier.Second },
            [.. RoutingTimes.Usual.PlanBy(null).Steps.Select(s => s.Kind)]).Dropped);

    [Theory]
    [InlineData(0, 0, 15)]
    [InlineData(14.99, 0, 15)]
    [InlineData(15, 1, 30)]
    [InlineData(61, 3, 120)]
    [InlineData(240, 5, null)]
    [InlineData(-1, 0, 15)]
    public void Steps_are_reached_by_waiting(double minutes, int reached, int? next)
    {
        var waited = TimeSpan.FromMinutes(minutes);

        Assert.Equal(reached, RoutingTimes.Usual.PlanBy(null).Reached(waited));
        Assert.Equal(next, RoutingTimes.Usual.PlanBy(null).NextStepAfter(waited)?.TotalMinutes);
        Assert.Equal(next is { } n ? Now.AddMinutes(n) : null, RoutingTimes.Usual.PlanBy(null).NextStepAt(Now, Now + waited));
    }

    [Fact]
    public void The_steps_of_a_plan_come_in_the_order_of_their_times_and_one_without_a_time_never()
    {
        var times = RoutingTimes.Usual with { OtherProvider = 5, LowerLevel = null, SecondaryTeam = 15 };

        Assert.Equal(
            [RelaxationKind.OtherProvider, RelaxationKind.DropAdditionalSkill, RelaxationKind.SecondaryTeam, RelaxationKind.NextTier],
            times.PlanBy(null).Steps.Select(s => s.Kind));
        Assert.Equal([RelaxationKind.OtherProvider, RelaxationKind.DropAdditionalSkill, RelaxationKind.SecondaryTeam], times.PlanBy(null).WithinTheTier.Steps.Select(s => s.Kind));
        Assert.Equal([TimeSpan.FromHours(4)], times.PlanBy(null).Only(RelaxationKind.NextTier).Steps.Select(s => s.After));
    }

    [Fact]
    public void Times_that_nobody_can_mean_are_refused()
    {
        RoutingTimes.Usual.CanBe().IsAllowed();
        (RoutingTimes.Usual with { LowerLevel = 0, NextTier = null }).CanBe().IsAllowed();
        (RoutingTimes.Usual with { OfferSeconds = 29 }).CanBe().IsRefused(Reason.Of("AnOfferLastsBetween", 30, 3600).At("OfferSeconds"));
        (RoutingTimes.Usual with { OfferSeconds = 3601 }).CanBe().IsRefused(Reason.Of("AnOfferLastsBetween", 30, 3600).At("OfferSeconds"));
        (RoutingTimes.Usual with { StickyMinutes = -1 }).CanBe().IsRefused(Reason.Of("AWaitIsWithin", 0, 10080).At("StickyMinutes"));
        (RoutingTimes.Usual with { ShiftLeftMinutes = 481 }).CanBe().IsRefused(Reason.Of("AWaitIsWithin", 0, 480).At("ShiftLeftMinutes"));
        (RoutingTimes.Usual with { NextTier = 10081 }).CanBe().IsRefused(Reason.Of("AWaitIsWithin", 0, 10080));
    }

    [Fact]
    public void Safety_skills_stay_and_the_provider_is_left_only_by_its_own_step() =>
        RandomDesk.Any.Sample(desk =>
        {
            var relaxed = desk.Relaxed;
            var reached = desk.Plan.Steps.Take(desk.Plan.Reached(desk.Plan.Waited(desk.Case.WaitingSince, desk.Now))).Select(s => s.Kind).ToList();

            Assert.Equal(desk.Case.Work.Skills.Where(s => s.Need == SkillNeed.Safety), relaxed.Work.Skills.Where(s => s.Need == SkillNeed.Safety));
            Assert.Equal(
                desk.Case.Work.Skills.Count(s => s.Need == SkillNeed.Principal), relaxed.Work.Skills.Count(s => s.Need == SkillNeed.Principal));
            Assert.Equal(desk.Case.ProviderId, relaxed.ProviderId);
            Assert.Equal(desk.Case.Reach == Reach.AnyProvider || reached.Contains(RelaxationKind.OtherProvider), relaxed.Reach == Reach.AnyProvider);
        }, iter: 5000);

    [Fact]
    public void Whoever_is_chosen_is_admitted_and_holds_validly_what_is_still_asked_however_long_it_waited() =>
        RandomDesk.Any.Sample(desk =>
        {
            if (desk.Decide().AgentId is not { } chosen)
            {
                return;
            }

            // What does not count now is taken away: were expiry relaxed, somebody would be chosen for what they no longer have.
            var people = desk.People.Select(p => p with
            {
                Agent = p.Agent with { Qualifications = [.. p.Agent.Qualifications.Where(q => q.StatusAt(desk.Now).Counts())] },
            }).ToArray();
            Assert.Equal(chosen, (desk with { People = people }).Decide().AgentId);
            Assert.Contains(
                Enumerable.Range(0, desk.Plan.Steps.Count + 1).Select(n => Relaxation.After(n, desk.Plan, desk.Case).Case),
                c => Gate.Judge(people.Single(p => p.Agent.AgentId == chosen).Agent, c.Work, desk.Rules, desk.Now).Verdict.IsAllowed);
        }, iter: 5000);

    [Fact]
    public void Waiting_longer_never_asks_for_more() =>
        RandomDesk.Any.Sample(desk => desk.Plan.Steps.Any(s => s.Kind == RelaxationKind.NextTier) || desk.People.All(p =>
        {
            var steps = Enumerable.Range(0, desk.Plan.Steps.Count + 1)
                .Select(n => Eligibility.Judge(p, Relaxation.After(n, desk.Plan, desk.Case).Case, desk.Rules, desk.Now).IsAllowed).ToList();
            return steps.Zip(steps.Skip(1)).All(s => !s.First || s.Second);
        }), iter: 3000);

    private static RelaxedCase Relaxed(RoutingCase asked, params RelaxationKind[] kinds) => Relaxation.After(kinds.Length, Plan(kinds), asked);
}
