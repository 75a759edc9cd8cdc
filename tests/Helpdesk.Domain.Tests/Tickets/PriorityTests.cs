namespace Helpdesk.Domain.Tests.Tickets;

public sealed class PriorityTests
{
    [Theory]
    [InlineData(Impact.High, Urgency.High, 1)]
    [InlineData(Impact.High, Urgency.Medium, 2)]
    [InlineData(Impact.High, Urgency.Low, 3)]
    [InlineData(Impact.Medium, Urgency.High, 2)]
    [InlineData(Impact.Medium, Urgency.Medium, 3)]
    [InlineData(Impact.Medium, Urgency.Low, 4)]
    [InlineData(Impact.Low, Urgency.High, 3)]
    [InlineData(Impact.Low, Urgency.Medium, 4)]
    [InlineData(Impact.Low, Urgency.Low, 5)]
    public void Priority_follows_from_impact_and_urgency(Impact impact, Urgency urgency, int priority)
    {
        Assert.Equal(priority, Priority.Of(impact, urgency));
        Assert.InRange(priority, Priority.Highest, Priority.Lowest);
    }

    [Fact]
    public void A_new_ticket_is_in_the_middle() => Assert.Equal(3, Story.Reported().Ticket.Priority);

    [Fact]
    public void Triage_computes_the_priority_anew() =>
        Assert.Equal(5, Story.Reported().Do((t, now) => t.Triage(Desk.Fay, Impact.Low, Urgency.Low, now)).Ticket.Priority);
}
