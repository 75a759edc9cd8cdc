namespace Helpdesk.Domain.Tests.Routing;

public sealed class SimilarTicketsTests
{
    private const long Family = 1;
    private const long Old = 21;
    private const long New = 22;
    private const long Optics = 31;
    private const long Firmware = 32;

    [Theory]
    [InlineData(5, 9, Likeness.GenerationAndTopic, 5)]
    [InlineData(4, 9, Likeness.Topic, 13)]
    [InlineData(4, 0, Likeness.Escalated, 10)]
    public void An_escalated_ticket_is_compared_with_the_nearest_that_are_enough(int ofBoth, int ofTheTopic, Likeness by, int cases)
    {
        var similar = SimilarTickets.To(
            new(Family, New, Optics),
            [.. Solved(New, Optics, Tier.Second, ofBoth), .. Solved(Old, Optics, Tier.Third, ofTheTopic), .. Solved(Old, Firmware, Tier.Second, 6), .. Solved(New, null, Tier.First, 50)]);

        Assert.Equal((by, cases), (similar.By, similar.Cases));
    }

    [Theory]
    [InlineData(5, Likeness.Generation, 5)]
    [InlineData(4, Likeness.Family, 24)]
    public void A_ticket_of_First_Level_is_compared_with_all_whether_they_were_escalated_or_not(int ofTheGeneration, Likeness by, int cases)
    {
        var similar = SimilarTickets.To(
            new(Family, New, null), [.. Solved(New, null, Tier.First, 2), .. Solved(New, Optics, Tier.Second, ofTheGeneration - 2), .. Solved(Old, null, Tier.First, 20)]);

        Assert.Equal((by, cases), (similar.By, similar.Cases));
    }

    [Theory]
    [InlineData(null, Likeness.Family)]
    [InlineData(Optics, Likeness.Escalated)]
    public void Too_few_is_said_of_the_widest_comparison(long? topic, Likeness by)
    {
        var similar = SimilarTickets.To(new(Family, New, topic), Solved(New, Firmware, Tier.Second, 4));

        Assert.Equal((by, 4), (similar.By, similar.Cases));
        Assert.Null(Advice.From(similar.Solved, Tier.First, AttemptCosts.UsualInFirst));
    }

    [Fact]
    public void An_unknown_generation_is_no_generation_in_common() =>
        Assert.Equal(Likeness.Topic, SimilarTickets.To(new(Family, null, Optics), Solved(null, Optics, Tier.Second, 9)).By);

    [Fact]
    public void What_a_team_solved_is_counted_once_per_tier()
    {
        var similar = SimilarTickets.To(new(Family, null, null), [.. Solved(New, null, Tier.First, 2), .. Solved(Old, Optics, Tier.Second, 3), .. Solved(Old, null, Tier.First, 4)]);

        Assert.Equal([new(1, "Team 1", Tier.First, 6), new(2, "Team 2", Tier.Second, 3)], similar.Solved);
    }

    private static List<SolvedTicket> Solved(long? generation, long? topic, Tier tier, int times) =>
        [.. Enumerable.Repeat(new SolvedTicket(generation, topic, tier, (long)tier, $"Team {(int)tier}"), times)];
}
