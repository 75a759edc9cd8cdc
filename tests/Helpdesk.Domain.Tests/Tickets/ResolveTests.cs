namespace Helpdesk.Domain.Tests.Tickets;

public sealed class ResolveTests
{
    private static readonly Reason Asks = Reason.Of("ResolvingAboveFirstLevelTeachesFirstLevel").At("FirstLevelCould");
    private static readonly Reason Why = Reason.Of("NotFirstLevelHasAReason").At("NotFirstLevelBecause");

    [Theory]
    [InlineData(Tier.Second)]
    [InlineData(Tier.Third)]
    public void Above_First_Level_the_desk_asks_whether_First_Level_could_have_solved_it(Tier tier)
    {
        Assert.Equal([Asks], new Resolution("Done", null, null).IsCompleteFor(tier).Reasons);
        Assert.Equal([Why], new Resolution("Done", false, null).IsCompleteFor(tier).Reasons);
        new Resolution("Done", false, NotFirstLevelBecause.Defect).IsCompleteFor(tier).IsAllowed();
        new Resolution("Done", true, null).IsCompleteFor(tier).IsAllowed();
    }

    [Fact]
    public void First_Level_is_not_asked() => new Resolution("Done", null, null).IsCompleteFor(Tier.First).IsAllowed();

    [Fact]
    public void A_resolution_without_the_answer_is_refused()
    {
        var story = Story.In(TicketState.Open);

        story.Refuses((t, now) => t.Resolve(Desk.Sam, new("Done", null, null), Guid.NewGuid(), now), Asks);
        story.Refuses((t, now) => t.Resolve(Desk.Sam, new("Done", false, null), Guid.NewGuid(), now), Why);
    }

    [Fact]
    public void The_answer_is_kept()
    {
        var ticket = Solved(Story.In(TicketState.Open), new("Done", false, NotFirstLevelBecause.NoKnowledge)).Ticket;

        Assert.Equal((false, NotFirstLevelBecause.NoKnowledge), (ticket.FirstLevelCouldSolve, ticket.NotFirstLevelBecause));
    }

    [Fact]
    public void A_yes_needs_no_reason_and_keeps_none() =>
        Assert.Null(Solved(Story.In(TicketState.Open), new("Done", true, NotFirstLevelBecause.Access)).Ticket.NotFirstLevelBecause);

    [Fact]
    public void In_First_Level_no_answer_is_kept() =>
        Assert.Null(Story.ClaimedBy(Desk.Fay).Resolved(Desk.Fay).Ticket.FirstLevelCouldSolve);

    [Fact]
    public void Solved_means_that_nothing_is_promised_or_asked_for_any_more()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.RequestEscalation(Desk.Carla, "Wedding", now)).Resolved(Desk.Sam);

        Assert.Equal(story.Now, story.Ticket.ResolvedAt);
        Assert.Equal((null, null, false), (story.Ticket.NextNewsAt, story.Ticket.EscalationRequestedAt, story.Ticket.NeedsLead));
    }

    [Fact]
    public void The_first_answer_is_timed_once()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.Reply(Desk.Sam, "We are on it.", Guid.NewGuid(), null, now));
        var first = story.Now;

        Assert.Equal(first, story.Do((t, now) => t.Reply(Desk.Sam, "Still.", Guid.NewGuid(), null, now)).Resolved(Desk.Sam).Ticket.FirstRepliedAt);
        Assert.Equal(Desk.Monday.AddMinutes(2), Story.ClaimedBy(Desk.Fay).Resolved(Desk.Fay).Ticket.FirstRepliedAt);
    }

    private static Story Solved(Story story, Resolution resolution) => story.Do((t, now) => t.Resolve(Desk.Sam, resolution, Guid.NewGuid(), now));
}
