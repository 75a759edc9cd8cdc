using CsCheck;
using static Helpdesk.Domain.Tests.Stage.Gates;

namespace Helpdesk.Domain.Tests.Routing;

public sealed class DryRunTests
{
    private static readonly AdmissionRules Open = AdmissionRules.Open(Tier.Second);

    /// <summary>Second Level asks for proficient people.</summary>
    private static readonly AdmissionRules Stricter = new([new(Tier.Second, null, [new ConditionFact(1, SkillLevel.Proficient, null, null, null)])]);

    private static readonly HeldQualification Good = Optics with { Level = SkillLevel.Competent, ValidFrom = Now.AddYears(-2), VerifiedAt = Now.AddYears(-2), ValidUntil = null };

    private static readonly HeldQualification Better = Good with { Id = 2, Level = SkillLevel.Proficient };

    [Fact]
    public void A_stricter_rule_moves_the_work_of_whom_it_no_longer_lets_in()
    {
        var run = DryRun.Of([Taken(1, 1), Taken(2, 2)], [Person(1, Better), Person(2, Good) with { Shifts = [new(At(1.5), At(3))] }], Open, Stricter, RelaxationPlan.None);

        // Whoever is better comes first anyway; only where they are off shift does the rule make a difference.
        Assert.Equal([(2L, 1L, 1L), (1, 1, 1)], run.Assignments.Select(a => (a.Past.Id, a.Present.AgentId!.Value, a.Changed.AgentId!.Value)));
        Assert.Empty(run.Moved);

        var alone = DryRun.Of(
            [Taken(1, 1), Taken(2, 2)], [Person(1, Better) with { Shifts = [new(At(0), At(1.5))] }, Person(2, Good)], Open, Stricter, RelaxationPlan.None);
        var moved = Assert.Single(alone.Moved);
        Assert.Equal((2L, 2L, null, WhyNobody.NobodyFree), (moved.Past.Id, moved.Present.AgentId, moved.Changed.AgentId, moved.Changed.WhyNobody));
        Assert.Equal((1, 0), (alone.Lost, alone.Elsewhere));
        Assert.Equal([new(WhyNobody.NobodyFree, 0, 1)], alone.Reasons);
        Assert.Equal([(2L, 1, 1, 0), (1L, 1, 1, 1)], alone.People.Select(p => (p.AgentId, p.Had, p.Present, p.Changed)));
    }

    [Fact]
    public void What_nobody_holds_is_named()
    {
        var run = DryRun.Of([Taken(1, 1)], [Person(1, Good)], Open, Stricter, RelaxationPlan.None);

        Assert.Equal(WhyNobody.NobodyQualified, run.Moved.Single().Changed.WhyNobody);
        Assert.NotEmpty(run.Moved.Single().Changed.Missing);
    }

    [Fact]
    public void A_looser_rule_gives_work_to_whom_it_lets_in()
    {
        var run = DryRun.Of([Taken(1, 7)], [Person(1, Good)], Stricter, Open, RelaxationPlan.None);

        Assert.Equal((0, 1), (run.Lost, run.Elsewhere));
        Assert.Equal([(1L, 0, 0, 1), (7L, 1, 0, 0)], run.People.Select(p => (p.AgentId, p.Had, p.Present, p.Changed)));
    }

    [Fact]
    public void Qualifications_count_as_they_did_then()
    {
        var revoked = Good with { RevokedAt = At(2) };
        var later = Good with { Id = 3, ValidFrom = At(3) };

        var run = DryRun.Of([Taken(1, 1), Taken(2.5, 1), Taken(4, 1)], [Person(1, revoked, later)], Open, Open, RelaxationPlan.None);

        Assert.Equal([1, null, 1], run.Assignments.Select(a => a.Present.AgentId));
    }

    [Fact]
    public void Shifts_are_as_they_were_and_presence_is_not_asked_for()
    {
        var person = Person(1, Good) with
        {
            Shifts = [new(At(0), At(1)), new(At(2), At(3))],
            Availability = Routes.Ready with { Presence = Presence.Offline, OnShiftUntil = null, Active = 9, Capacity = 1 },
        };

        var run = DryRun.Of([Taken(0, 1), Taken(1, 1), Taken(1.5, 1), Taken(2, 1), Taken(3, 1)], [person], Open, Open, RelaxationPlan.None);

        Assert.Equal([null, 1, null, null, 1], run.Assignments.Select(a => a.Present.AgentId));
        Assert.All(run.Assignments.Where(a => a.Present.AgentId is null), a => Assert.Equal(WhyNobody.NobodyFree, a.Present.WhyNobody));
    }

    [Fact]
    public void Of_equals_comes_first_who_really_had_less_to_do()
    {
        PastAssignment[] history = [Taken(1, 1) with { DoneAt = At(5) }, Taken(2, 1) with { DoneAt = At(3) }, Taken(4, 2), Taken(6, 2)];

        var run = DryRun.Of(history, [Person(1, Good), Person(2, Good)], Open, Open, RelaxationPlan.None);

        // At four both have one, the ticket itself not counted; at six only the second has any.
        Assert.Equal([(6.0, 1L), (4, 2), (2, 2), (1, 1)], run.Assignments.Select(a => ((a.Past.At - Now).TotalHours + 100, a.Present.AgentId!.Value)));
    }

    [Fact]
    public void Unchanged_rules_change_nothing() =>
        RandomDesk.Any.Sample(desk =>
        {
            var run = Replay(desk, desk.Rules, new AdmissionRules([.. desk.Rules.Rules]));

            Assert.Empty(run.Moved);
            Assert.Equal((0, 0), (run.Lost, run.Elsewhere));
            Assert.All(run.People, p => Assert.Equal(p.Present, p.Changed));
        });

    [Fact]
    public void The_sums_are_those_of_the_assignments() =>
        Gen.Select(RandomDesk.Any, RandomDesk.Any).Sample((desk, other) =>
        {
            var run = Replay(desk, desk.Rules, other.Rules);

            Assert.Equal(run.Assignments.Count, run.People.Sum(p => p.Had));
            Assert.Equal(run.Assignments.Count(a => a.Changed.AgentId is not null), run.People.Sum(p => p.Changed));
            Assert.Equal(run.Assignments.Count(a => a.Changed.AgentId is null), run.Reasons.Sum(r => r.Changed));
            Assert.Equal(run.Moved.Count, run.Assignments.Count(a => (a.Present.AgentId, a.Present.WhyNobody) != (a.Changed.AgentId, a.Changed.WhyNobody)));
        });

    /// <summary>One question at several times, taken by whoever.</summary>
    private static DryRun Replay(RandomDesk desk, AdmissionRules present, AdmissionRules changed) => DryRun.Of(
        [.. Enumerable.Range(0, 4).Select(i => new PastAssignment(i, i, i + 1, $"Agent {i + 1}", desk.Now.AddHours(i), null, desk.Case))],
        [.. desk.People.Select(p => new PastPerson(p.Agent, p.Availability, [new(desk.Now.AddHours(-1), desk.Now.AddHours(2))]))],
        present, changed, desk.Plan);

    private static DateTimeOffset At(double hours) => Now.AddHours(hours - 100);

    private static PastAssignment Taken(double hours, long agent) =>
        new((long)hours, 100, agent, $"Agent {agent}", At(hours), null, Routes.Offered);

    private static PastPerson Person(long id, params HeldQualification[] held) =>
        new(Routes.Person(id, held).Agent, Routes.Ready, [new(At(-1000), At(1000))]);
}
