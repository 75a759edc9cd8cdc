namespace Helpdesk.Domain.Tests.Routing;

/// <summary>
/// A second skill each is worth nearly as much as all skills each: the roster and the order of work, driven by random customers, show it.
/// The standard deviation of a run's mean, seen over ten other seeds, is 5 % of it; the tolerance is three of them.
/// </summary>
public sealed class SimulationTests
{
    private const double Tolerance = 0.15;

    [Fact]
    public void One_skill_each_makes_six_separate_desks_of_fifteen() =>
        Near(ErlangsWait(CallCentre.People / CallCentre.Kinds, CallCentre.Load / CallCentre.Kinds), MeanWait(skillsEach: 1, customers: 1_000_000));

    [Fact]
    public void All_skills_each_make_one_desk_of_ninety() =>
        Near(ErlangsWait(CallCentre.People, CallCentre.Load), MeanWait(skillsEach: CallCentre.Kinds, customers: 2_000_000));

    [Fact]
    public void Two_skills_each_in_a_chain_are_nearly_as_good_as_all() =>
        Near(0.093, MeanWait(skillsEach: 2, customers: 2_000_000));

    [Fact]
    public void Erlangs_formula_gives_its_known_values()
    {
        Assert.Equal(0.5, ErlangsWait(1, 0.5) * 0.5, 12);
        Assert.Equal(0.7223, ErlangsWait(15, 14), 4);
        Assert.Equal(0.0687, ErlangsWait(90, 84), 4);
    }

    private static double MeanWait(int skillsEach, int customers)
    {
        var centre = new CallCentre(skillsEach, seed: 2026);
        var wait = centre.MeanWait(customers);

        Assert.Equal((0, 0), (centre.PassedOver, centre.Overtaken));
        return wait;
    }

    private static void Near(double expected, double wait) => Assert.InRange(wait, expected * (1 - Tolerance), expected * (1 + Tolerance));

    /// <summary>The mean wait in handling times by Erlang's C formula, through the recursion of his B formula.</summary>
    private static double ErlangsWait(int people, double load)
    {
        var blocked = Enumerable.Range(1, people).Aggregate(1.0, (b, n) => load * b / (n + (load * b)));
        var waits = blocked / (1 - (load / people * (1 - blocked)));
        return waits / (people - load);
    }
}
