namespace Helpdesk.Domain.Tests.Routing;

public sealed class AdviceTests
{
    private static readonly SolvedBy FirstLevel = new(11, "Hotline", Tier.First, 8);
    private static readonly SolvedBy Lenses = new(12, "Lenses", Tier.Second, 37);
    private static readonly AttemptCosts Costs = new(22, 62, 0);

    [Theory]
    [InlineData(22, 62, 0, 0.3548)]
    [InlineData(22, 62, 18, 0.5)]
    [InlineData(0, 62, 0, 0)]
    [InlineData(62, 62, 10, 1)]
    [InlineData(90, 60, 0, 1.5)]
    public void An_attempt_is_worth_it_from_a_probability_on(int attempt, int nextTier, int failed, double threshold) =>
        Assert.Equal(threshold, new AttemptCosts(attempt, nextTier, failed).Threshold, 4);

    [Theory]
    [InlineData(22, 62, 0)]
    [InlineData(10, 30, 5)]
    public void At_the_threshold_trying_and_referring_cost_the_same(int attempt, int nextTier, int failed)
    {
        var solved = new AttemptCosts(attempt, nextTier, failed).Threshold;

        Assert.Equal(nextTier, attempt + ((1 - solved) * (nextTier + failed)), 9);
    }

    [Theory]
    [InlineData(-1, 62, 0)]
    [InlineData(22, 0, 0)]
    [InlineData(22, -5, 0)]
    [InlineData(22, 62, -1)]
    [InlineData(AttemptCosts.Most + 1, 62, 0)]
    [InlineData(22, int.MaxValue, 0)]
    [InlineData(22, 62, int.MaxValue)]
    public void Costs_that_are_none_are_refused(int attempt, int nextTier, int failed)
    {
        var costs = new AttemptCosts(attempt, nextTier, failed);

        costs.CanBe().IsRefused(Reason.Of("CostsOfAnAttemptAreNotNegative"));
        Assert.Throws<BrokenRuleException>(() => Advice.From([Lenses], Tier.First, costs));
    }

    [Theory]
    [InlineData(0, 0, 0.5)]
    [InlineData(0, 1, 1 / 3.0)]
    [InlineData(1, 1, 2 / 3.0)]
    [InlineData(37, 45, 38 / 47.0)]
    [InlineData(0, 98, 0.01)]
    public void Few_cases_never_look_certain(int solved, int cases, double expected) => Assert.Equal(expected, Advice.Smoothed(solved, cases), 12);

    [Fact]
    public void Who_solved_most_is_named_first_with_the_number_of_cases()
    {
        var advice = Advice.From([FirstLevel, Lenses], Tier.First, Costs)!;

        Assert.Equal([new(Lenses, 45, 38 / 47.0), new(FirstLevel, 45, 9 / 47.0)], advice.Solved);
        Assert.Equal((45, 9 / 47.0, Costs.Threshold, false), (advice.Cases, advice.Expected, advice.Threshold, advice.ShouldTry));
    }

    [Theory]
    [InlineData(16, 29, true)] // 17 of 47 = 0.3617
    [InlineData(15, 30, false)] // 16 of 47 = 0.3404
    public void First_Level_tries_from_the_threshold_on(int first, int second, bool tries) =>
        Assert.Equal(tries, Advice.From([FirstLevel with { Tickets = first }, Lenses with { Tickets = second }], Tier.First, Costs)!.ShouldTry);

    [Fact]
    public void Several_teams_of_First_Level_count_together() =>
        Assert.Equal(17 / 22.0, Advice.From([FirstLevel, FirstLevel with { TeamId = 13 }, Lenses with { Tickets = 4 }], Tier.First, Costs)!.Expected, 12);

    [Fact]
    public void What_needed_nobody_above_speaks_for_trying_in_Second_Level()
    {
        var advice = Advice.From([FirstLevel, Lenses, new(14, "Developers", Tier.Third, 15)], Tier.Second, AttemptCosts.UsualInSecond)!;

        Assert.Equal((60, 45, 46 / 62.0, true), (advice.Cases, advice.Own, advice.Expected, advice.ShouldTry));
    }

    [Fact]
    public void The_last_tier_has_nobody_to_refer_to()
    {
        var advice = Advice.From([FirstLevel, Lenses], Tier.Third, null)!;

        Assert.Equal((null, null), (advice.Threshold, advice.ShouldTry));
        Assert.Equal([Lenses, FirstLevel], advice.Solved.Select(s => s.By));
    }

    [Fact]
    public void Fewer_than_five_cases_give_no_advice()
    {
        Assert.Null(Advice.From([], Tier.First, Costs));
        Assert.Null(Advice.From([Lenses with { Tickets = 4 }], Tier.First, Costs));
        Assert.NotNull(Advice.From([Lenses with { Tickets = 5 }], Tier.First, Costs));
    }
}
