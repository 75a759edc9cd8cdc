namespace Helpdesk.Domain.Tests.Tickets;

public sealed class OwnershipTests
{
    [Fact]
    public void Of_two_who_claim_at_once_the_second_learns_that_it_is_taken() =>
        Story.ClaimedBy(Desk.Fay).Refuses((t, now) => t.Claim(Desk.Finn, Desk.Open, now), Reason.Of("SomebodyElseTookIt"));

    [Fact]
    public void Nobody_claims_what_is_theirs() =>
        Story.ClaimedBy(Desk.Fay).Refuses((t, now) => t.Claim(Desk.Fay, Desk.Open, now), Reason.Of("ItIsYoursAlready"));

    [Fact]
    public void A_claim_meets_the_gate()
    {
        var story = Story.Reported();
        story.Ticket.CanClaim(Desk.Fay, Desk.Shut).IsRefused(Desk.SkillMissing);
        story.Refuses((t, now) => t.Claim(Desk.Fay, Desk.Shut, now), Desk.SkillMissing);
    }

    [Fact]
    public void An_assignment_meets_the_gate() =>
        Story.Reported().Refuses((t, now) => t.Assign(Desk.Lea, Desk.Fay, Desk.Shut, now), Desk.SkillMissing);

    [Fact]
    public void Only_the_owner_or_a_lead_assigns()
    {
        var story = Story.ClaimedBy(Desk.Fay);
        var reason = Reason.Of("TheOwnerOrALeadAssigns");

        story.Ticket.CanAssign(Desk.Finn).IsRefused(reason);
        story.Refuses((t, now) => t.Assign(Desk.Finn, Desk.Finn, Desk.Open, now), reason);
        story.Ticket.CanAssign(Desk.Fay).IsAllowed();
        story.Ticket.CanAssign(Desk.Lea).IsAllowed();
    }

    [Theory]
    [InlineData(TicketVerb.Release)]
    [InlineData(TicketVerb.Reply)]
    [InlineData(TicketVerb.WaitForCustomer)]
    [InlineData(TicketVerb.WaitForThirdParty)]
    [InlineData(TicketVerb.Escalate)]
    [InlineData(TicketVerb.Return)]
    [InlineData(TicketVerb.Resolve)]
    public void Only_the_owner_does_this(TicketVerb verb) => SamIsRefused(Story.InSecondLevel().Claimed(Desk.Sue), verb);

    [Fact]
    public void Only_the_owner_resumes() =>
        SamIsRefused(Story.In(TicketState.WaitingForCustomer).Do((t, now) => t.Assign(Desk.Lea, Desk.Sue, Desk.Open, now)), TicketVerb.Resume);

    [Fact]
    public void The_first_who_takes_it_stays_responsible_to_the_customer()
    {
        var ticket = Story.InThirdLevel().Claimed(Desk.Theo).Ticket;

        Assert.Equal((Desk.Theo.Id, Desk.Fay.Id), (ticket.OwnerId, ticket.ResponsibleId));
    }

    [Fact]
    public void Every_way_to_a_person_keeps_the_proof()
    {
        var ticket = Story.InSecondLevel().Claimed(Desk.Sam).Do((t, now) => t.Assign(Desk.Sam, Desk.Sue, Desk.Open, now))
            .Returned(Desk.Sue, Desk.Fay).Ticket;

        Assert.Equal(
            [
                (AssignmentPath.Claim, Desk.Fay.Id, Tier.First), (AssignmentPath.Claim, Desk.Sam.Id, Tier.Second),
                (AssignmentPath.Assign, Desk.Sue.Id, Tier.Second), (AssignmentPath.Return, Desk.Fay.Id, Tier.First),
            ],
            ticket.Assignments.Select(a => (a.Path, a.AgentId, a.Tier)));
        Assert.All(ticket.Assignments, a => Assert.Equal(501, Assert.Single(a.Proofs).QualificationId));
    }

    [Fact]
    public void Passing_by_an_override_is_told_in_the_history()
    {
        var ticket = Story.Reported().Do((t, now) => t.Claim(Desk.Fay, Desk.OpenByOverride, now)).Ticket;

        Assert.Equal([TicketEventKind.Reported, TicketEventKind.OverrideUsed, TicketEventKind.Claimed], ticket.Events.Select(e => e.Kind));
        Assert.Equal(77, ticket.Assignments.Single().OverrideId);
    }

    [Fact]
    public void The_call_for_a_lead_stays_until_a_lead_takes_or_assigns_the_ticket()
    {
        var story = Story.ClaimedBy(Desk.Fay).Do((t, now) => t.RequestEscalation(Desk.Carla, "Wedding", now));

        story.Do((t, now) => t.Assign(Desk.Fay, Desk.Finn, Desk.Open, now)).Released(Desk.Finn).Claimed(Desk.Finn);
        Assert.True(story.Ticket.NeedsLead);
        story.Do((t, now) => t.Assign(Desk.Lea, Desk.Fay, Desk.Open, now));
        Assert.False(story.Ticket.NeedsLead);
    }

    [Fact]
    public void A_lead_who_takes_the_ticket_has_answered_the_call() =>
        Assert.False(Story.Reported().Do((t, now) => t.RequestEscalation(Desk.Carla, "Wedding", now)).Claimed(Desk.Lea).Ticket.NeedsLead);

    private static void SamIsRefused(Story story, TicketVerb verb)
    {
        var act = Verb.Of(verb);
        act.Can(story.Ticket, story.Now).IsRefused(Reason.Of("OnlyTheOwnerDoesThis"));
        story.Refuses(act.Do, Reason.Of("OnlyTheOwnerDoesThis"));
    }
}
