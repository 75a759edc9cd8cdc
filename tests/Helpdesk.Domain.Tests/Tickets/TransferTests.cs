namespace Helpdesk.Domain.Tests.Tickets;

public sealed class TransferTests
{
    [Fact]
    public void Another_team_of_the_tier_takes_the_ticket_over_and_an_owner_who_is_not_on_it_lets_go()
    {
        var story = Moved(Story.In(TicketState.WaitingForCustomer), Desk.Another());
        var ticket = story.Ticket;

        Assert.Equal((Tier.Second, 40L, null, TicketState.WaitingForCustomer), (ticket.Tier, ticket.TeamId, ticket.OwnerId, ticket.State));
        Assert.Equal((TicketEventKind.Transferred, "Heirs", "Their lens"), (ticket.Events.Last().Kind, ticket.Events.Last().To, ticket.Events.Last().Detail));
        Assert.Equal((40L, story.Now), (ticket.Stays.Last().TeamId, ticket.Stays.Last().From));
        Assert.Equal(0, ticket.BounceCount);
    }

    [Fact]
    public void An_owner_who_is_on_both_teams_keeps_it()
    {
        var heir = Desk.Another();
        heir.Add(Desk.Sam.Id, null);

        Assert.Equal(Desk.Sam.Id, Moved(Story.In(TicketState.Open), heir).Ticket.OwnerId);
    }

    public static TheoryData<string, Team> Strangers
    {
        get
        {
            var (phones, dissolved) = (Desk.Another(), Desk.Another());
            phones.Change("Heirs", [Desk.Phones]);
            dissolved.Deactivate();
            return new() { { "of another tier", Desk.Another(Tier.Third) }, { "for another family", phones }, { "deactivated", dissolved } };
        }
    }

    [Theory]
    [MemberData(nameof(Strangers), DisableDiscoveryEnumeration = true)]
    public void A_team_that_does_not_serve_tier_and_family_gets_nothing(string team, Team to)
    {
        var story = Story.In(TicketState.Open);
        var reason = Reason.Of("TheTeamServesTierAndFamily", "Heirs");

        Assert.True(story.Ticket.CanTransferTo(to, Desk.Lea).Reasons.SequenceEqual([reason]), team);
        story.Refuses((t, now) => t.Transfer(to, Desk.Lea, "Their lens", now), reason);
    }

    [Fact]
    public void A_solved_ticket_stays_where_it_was_solved() =>
        Story.In(TicketState.Resolved).Ticket.CanTransfer(Desk.Lea).IsRefused(Reason.Of("TheStateAllowsIt", TicketState.Resolved, TicketVerb.Transfer));

    [Fact]
    public void The_team_that_has_it_is_not_another_one() =>
        Story.In(TicketState.Open).Refuses(
            (t, now) => t.Transfer(Desk.Another(Tier.Second, Desk.TeamOf(Tier.Second)), Desk.Lea, "Why not", now), Reason.Of("ItIsWithTheTeamAlready", "Heirs"));

    [Fact]
    public void What_somebody_owns_only_they_or_a_lead_transfer_and_what_nobody_owns_everybody()
    {
        var owned = Story.In(TicketState.Open);

        owned.Ticket.CanTransfer(Desk.Sue).IsRefused(Reason.Of("TheOwnerOrALeadTransfers"));
        owned.Ticket.CanTransfer(Desk.Sam).IsAllowed();
        owned.Ticket.CanTransfer(Desk.Lea).IsAllowed();
        Story.InSecondLevel().Ticket.CanTransferTo(Desk.Another(), Desk.Sue).IsAllowed();
    }

    [Fact]
    public void Over_the_border_between_employers_the_companys_owners_and_leads_give_it()
    {
        var (outside, waiting, owned) = (Desk.Another(provider: 9), Story.InSecondLevel().Ticket, Story.In(TicketState.Open).Ticket);
        var guests = new Agent("Gus Gast", "gus@callwerk.example", AgentRole.Lead, 9).WithId(70);
        var reason = Reason.Of("AnotherEmployersTeamGetsItFromOwnerOrLead", "Heirs");

        waiting.CanTransferTo(outside, Desk.Sue).IsRefused(reason);
        waiting.CanTransferTo(outside, Desk.Lea).IsAllowed();
        owned.CanTransferTo(outside, Desk.Sam).IsAllowed();
        waiting.CanTransferTo(outside, guests).IsAllowed();
        waiting.CanTransferTo(Desk.Another(), guests).IsRefused(reason);
        waiting.CanTransferTo(Desk.Another(provider: 8), guests).IsRefused(reason);
    }

    [Fact]
    public void Nothing_begins_anew_and_an_open_offer_is_withdrawn()
    {
        var story = Story.In(TicketState.Open);
        story.Do((t, now) => t.HandOver(Desk.Sam, Desk.Sue.AsActor, null, PacketField.None, Tier.Third, now.AddMinutes(3), now));
        var (offer, before) = (story.Ticket.OpenOffer!, story.Ticket);
        var kept = (before.CreatedAt, before.Priority, before.ResponsibleId, before.CurrentEscalation, before.Skills.Single());

        var ticket = Moved(story, Desk.Another()).Ticket;

        Assert.Equal(OfferState.Withdrawn, offer.State);
        Assert.Equal(kept, (ticket.CreatedAt, ticket.Priority, ticket.ResponsibleId, ticket.CurrentEscalation, ticket.Skills.Single()));
        Assert.Equal(ticket.Stays.SkipLast(1).Last().Until, ticket.Stays.Last().From);
    }

    private static Story Moved(Story story, Team to) => story.Do((t, now) => t.Transfer(to, Desk.Lea, "Their lens", now));
}
