namespace Helpdesk.Domain.Tests.Tickets;

public sealed class OfferTests
{
    private static readonly TimeSpan Three = TimeSpan.FromMinutes(3);

    [Fact]
    public void A_warm_escalation_leaves_everything_as_it_is_until_it_is_accepted()
    {
        var story = Offered();
        var ticket = story.Ticket;

        Assert.Equal((Desk.Sam.Id, Tier.Second, 1), (ticket.OwnerId, ticket.Tier, ticket.Escalations.Count));
        Assert.Equal((Desk.Theo.Id, Desk.Sam.Id, OfferState.Open), (ticket.OpenOffer!.AgentId, ticket.OpenOffer.FromAgentId, ticket.OpenOffer.State));

        story.Do((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Third, now));

        Assert.Equal((Desk.Theo.Id, Tier.Third, Desk.TeamOf(Tier.Third)), (ticket.OwnerId, ticket.Tier, ticket.TeamId));
        Assert.Null(ticket.OpenOffer);
        var escalation = ticket.CurrentEscalation!;
        Assert.Equal((Desk.Sam.Id, Desk.Theo.Id, story.Now), (escalation.FromAgentId, escalation.AcceptedById, escalation.AcceptedAt));
        Assert.Equal((AssignmentPath.Handover, Tier.Third), (ticket.Assignments.Last().Path, ticket.Assignments.Last().Tier));
        Assert.Equal((Desk.Firmware, SkillLevel.Expert), (Assert.Single(ticket.Skills).TopicId, ticket.Skills.Single().Level));
        Assert.Equal(Desk.Fay.Id, ticket.ResponsibleId);
    }

    [Fact]
    public void Who_returns_it_after_a_warm_handover_returns_it_to_whoever_offered_it()
    {
        var story = Offered().Do((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Third, now)).Returned(Desk.Theo, Desk.Sam);

        Assert.Equal((Desk.Sam.Id, Tier.Second), (story.Ticket.OwnerId, story.Ticket.Tier));
    }

    [Fact]
    public void An_offer_is_accepted_once_by_whoever_was_asked_and_in_time()
    {
        var story = Offered();

        story.Refuses((t, now) => t.Accept(Desk.Sue, Desk.Open, Tier.Third, now), Reason.Of("TheOfferIsNotYours"));
        story.Refuses((t, now) => t.Accept(Desk.Theo, Desk.Shut, Tier.Third, now), [.. Desk.Shut.Verdict.Reasons]);
        story.Refuses((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Second, now), Reason.Of("ThirdLevelIsTheLast", Tier.Second).At("Tier"));

        var ended = story.Ticket.OpenOffer!.ExpiresAt;
        story.After(Three);
        story.Refuses((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Third, now), Reason.Of("TheOfferHasEnded", ended));

        var accepted = Offered().Do((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Third, now));
        accepted.Refuses((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Third, now), Reason.Of("TheOfferIsNotYours"));
    }

    [Fact]
    public void A_declined_offer_keeps_its_reason_and_goes_on_to_the_next()
    {
        var story = Offered();
        TicketOffer? declined = null;
        story.Do((t, now) => declined = t.Decline(Desk.Theo, "Not my board", now));

        Assert.Equal((OfferState.Declined, "Not my board", Desk.Sam.Id), (declined!.State, declined.Reason, story.Ticket.OwnerId));
        story.Do((t, now) => t.OfferOn(declined, Desk.Sue.AsActor, now + Three, now));

        Assert.Equal((Desk.Sue.Id, Desk.Sam.Id), (story.Ticket.OpenOffer!.AgentId, story.Ticket.OpenOffer.FromAgentId));
        Assert.Equal(declined.Proposal, story.Ticket.OpenOffer.Proposal);
    }

    [Fact]
    public void A_missed_offer_ends_only_when_its_time_is_over()
    {
        var story = Offered();

        Assert.Null(story.Ticket.Miss(story.Ticket.OpenOffer!.ExpiresAt.AddTicks(-1)));
        var missed = story.Ticket.Miss(story.Ticket.OpenOffer!.ExpiresAt);

        Assert.Equal((OfferState.Missed, Desk.Theo.Id), (missed!.State, missed.AgentId));
        Assert.Equal(Desk.Sam.Id, story.Ticket.OwnerId);
        Assert.Null(story.Ticket.Miss(story.Now.AddDays(1)));
    }

    [Fact]
    public void Whoever_offered_it_or_a_lead_recalls_and_nobody_else()
    {
        Offered().Refuses((t, now) => t.Recall(Desk.Sue, now), Reason.Of("WhoOfferedItOrALeadRecalls"));

        foreach (var by in new[] { Desk.Sam, Desk.Lea })
        {
            var story = Offered().Do((t, now) => t.Recall(by, now));
            Assert.Equal((OfferState.Recalled, Desk.Sam.Id), (story.Ticket.Offers.Single().State, story.Ticket.OwnerId));
            story.Refuses((t, now) => t.Recall(by, now), Reason.Of("NothingIsOffered"));
            story.Refuses((t, now) => t.Accept(Desk.Theo, Desk.Open, Tier.Third, now), Reason.Of("TheOfferIsNotYours"));
        }
    }

    [Fact]
    public void An_offer_is_withdrawn_when_the_ticket_goes_another_way()
    {
        Action<Ticket, DateTimeOffset>[] otherWays =
        [
            (t, now) => t.Release(Desk.Sam, now),
            (t, now) => t.Assign(Desk.Lea, Desk.Sue, Desk.Open, now),
            (t, now) => t.Escalate(Desk.Sam, Verb.Up, Packets.Full, Packets.Steps, PacketField.None, Tier.Third, "Developers", now),
            (t, now) => t.Return(Desk.Sam, Verb.Back, Desk.To(Desk.Fay, Tier.First), now),
            (t, now) => t.Resolve(Desk.Sam, new("Done", true, null), Guid.CreateVersion7(), now),
            (t, now) => t.Confirm(Desk.Carla, now),
        ];
        foreach (var way in otherWays)
        {
            var story = Offered().Do(way);
            Assert.Null(story.Ticket.OpenOffer);
            Assert.Equal(OfferState.Withdrawn, Assert.Single(story.Ticket.Offers).State);
        }
    }

    [Fact]
    public void One_offer_at_a_time_and_none_to_oneself()
    {
        Offered().Refuses(
            (t, now) => t.HandOver(Desk.Sam, Desk.Sue.AsActor, null, PacketField.None, Tier.Third, now + Three, now), Reason.Of("ItIsOfferedAlready", Desk.Theo.Name));
        Story.In(TicketState.Open).Refuses(
            (t, now) => t.HandOver(Desk.Sam, Desk.Sam.AsActor, null, PacketField.None, Tier.Third, now + Three, now), Reason.Of("NobodyHandsOverToThemselves"));
        Story.In(TicketState.Open).Refuses((t, now) => t.Offer(Desk.Sue.AsActor, now + Three, now), Reason.Of("SomebodyElseTookIt"));
        Story.In(TicketState.Open).Refuses(
            (t, now) => t.HandOver(Desk.Sue, Desk.Theo.AsActor, null, PacketField.None, Tier.Third, now + Three, now), Reason.Of("OnlyTheOwnerDoesThis"));
    }

    [Fact]
    public void An_incomplete_packet_is_not_offered()
    {
        var incomplete = Proposed with { Packet = Packets.Full with { Question = "" } };

        Story.In(TicketState.Open).Refuses(
            (t, now) => t.HandOver(Desk.Sam, Desk.Theo.AsActor, incomplete, PacketField.None, Tier.Third, now + Three, now),
            [.. incomplete.Packet.IsComplete(Tier.Third, PacketField.None, Packets.Steps).Reasons]);
    }

    private static Proposal Proposed => new(Verb.Up, "Developers", Packets.Full, Packets.Steps);

    /// <summary>Sam owns it in Second Level and offers it to Tim with an escalation to Third.</summary>
    private static Story Offered() => Story.In(TicketState.Open)
        .Do((t, now) => t.HandOver(Desk.Sam, Desk.Theo.AsActor, Proposed, PacketField.None, Tier.Third, now + Three, now));
}
