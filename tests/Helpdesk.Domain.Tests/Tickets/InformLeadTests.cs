namespace Helpdesk.Domain.Tests.Tickets;

public sealed class InformLeadTests
{
    private static readonly Reason Called = Reason.Of("ALeadIsCalledAlready");

    [Fact]
    public void A_lead_is_called_and_the_ticket_stays_where_and_whose_it_is()
    {
        var story = Story.In(TicketState.WaitingForThirdParty);
        var ticket = story.Ticket;
        story.Do((t, now) => t.HandOver(Desk.Sam, Desk.Sue.AsActor, null, PacketField.None, Tier.Third, now.AddHours(1), now));
        var before = (ticket.OwnerId, ticket.TeamId, ticket.Tier, ticket.State, ticket.Stays.Count, ticket.Priority, ticket.NextNewsAt, ticket.OpenOffer);

        story.Do((t, now) => t.InformLead(Desk.Sue, "The supplier does not answer", now));

        Assert.Equal(before, (ticket.OwnerId, ticket.TeamId, ticket.Tier, ticket.State, ticket.Stays.Count, ticket.Priority, ticket.NextNewsAt, ticket.OpenOffer));
        Assert.True(ticket.NeedsLead);
        Assert.Null(ticket.EscalationRequestedAt);
        Assert.Equal(("Sue Brandt", "The supplier does not answer"), (ticket.Events.Last().ActorName, ticket.Events.Last().Detail));
    }

    [Fact]
    public void One_call_stands_at_a_time_whoever_made_it()
    {
        var byAgent = Story.In(TicketState.Open).Do((t, now) => t.InformLead(Desk.Sam, "Look", now));
        var byCustomer = Story.In(TicketState.Open).Do((t, now) => t.RequestEscalation(Desk.Carla, "Wedding on Saturday", now));

        byAgent.Ticket.CanInformLead().IsRefused(Called);
        byAgent.Refuses((t, now) => t.InformLead(Desk.Sue, "Look again", now), Called);
        byCustomer.Refuses((t, now) => t.InformLead(Desk.Sam, "Look", now), Called);
    }

    [Fact]
    public void Once_a_lead_has_looked_another_call_is_possible()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.InformLead(Desk.Sam, "Look", now))
            .Do((t, now) => t.Assign(Desk.Lea, Desk.Sue, Desk.Open, now));

        story.Do((t, now) => t.InformLead(Desk.Sue, "It is worse", now));

        Assert.True(story.Ticket.NeedsLead);
    }

    [Fact]
    public void A_transfer_is_no_answer_to_the_call() =>
        Assert.True(Story.In(TicketState.Open).Do((t, now) => t.InformLead(Desk.Sam, "Look", now))
            .Do((t, now) => t.Transfer(Desk.Another(), Desk.Lea, "Their lens", now)).Ticket.NeedsLead);
}
