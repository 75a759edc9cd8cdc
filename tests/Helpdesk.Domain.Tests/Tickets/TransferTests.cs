namespace Helpdesk.Domain.Tests.Tickets;

public sealed class TransferTests
{
    [Fact]
    public void Another_team_of_the_tier_takes_the_ticket_over_and_an_owner_who_is_not_on_it_lets_go()
    {
        var story = Moved(Story.In(TicketState.WaitingForCustomer), Heir());
        var ticket = story.Ticket;

        Assert.Equal((Tier.Second, 40L, null, TicketState.WaitingForCustomer), (ticket.Tier, ticket.TeamId, ticket.OwnerId, ticket.State));
        Assert.Equal((TicketEventKind.Transferred, "Heirs"), (ticket.Events.Last().Kind, ticket.Events.Last().To));
        Assert.Equal((40L, story.Now), (ticket.Stays.Last().TeamId, ticket.Stays.Last().From));
        Assert.Equal(0, ticket.BounceCount);
    }

    [Fact]
    public void An_owner_who_is_on_both_teams_keeps_it()
    {
        var heir = Heir();
        heir.Add(Desk.Sam.Id, null);

        Assert.Equal(Desk.Sam.Id, Moved(Story.In(TicketState.Open), heir).Ticket.OwnerId);
    }

    public static TheoryData<string, Team> Strangers
    {
        get
        {
            var (phones, dissolved) = (Heir(), Heir());
            phones.Change("Heirs", [Desk.Phones]);
            dissolved.Deactivate();
            return new() { { "of another tier", Heir(Tier.Third) }, { "for another family", phones }, { "deactivated", dissolved } };
        }
    }

    [Theory]
    [MemberData(nameof(Strangers), DisableDiscoveryEnumeration = true)]
    public void A_team_that_does_not_serve_tier_and_family_gets_nothing(string team, Team to)
    {
        var story = Story.In(TicketState.Open);
        var reason = Reason.Of("TheTeamServesTierAndFamily", "Heirs");

        Assert.True(story.Ticket.CanTransfer(to).Reasons.SequenceEqual([reason]), team);
        story.Refuses((t, now) => t.Transfer(to, Desk.Lea.AsActor, now), reason);
    }

    [Fact]
    public void A_solved_ticket_stays_where_it_was_solved() =>
        Story.In(TicketState.Resolved).Ticket.CanTransfer(Heir()).IsRefused(Reason.Of("TheStateAllowsIt", TicketState.Resolved, TicketVerb.Assign));

    private static Team Heir(Tier tier = Tier.Second) => new Team("Heirs", tier).WithId(40);

    private static Story Moved(Story story, Team to) => story.Do((t, now) => t.Transfer(to, Desk.Lea.AsActor, now));
}
