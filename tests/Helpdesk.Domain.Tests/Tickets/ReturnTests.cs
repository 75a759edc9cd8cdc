namespace Helpdesk.Domain.Tests.Tickets;

public sealed class ReturnTests
{
    [Fact]
    public void A_return_goes_to_the_very_agent_and_team_it_came_from()
    {
        var ticket = Story.InSecondLevel().Claimed(Desk.Sam).Returned(Desk.Sam, Desk.Fay).Ticket;

        Assert.Equal((Tier.First, Desk.TeamOf(Tier.First), Desk.Fay.Id), (ticket.Tier, ticket.TeamId, ticket.OwnerId));
        Assert.Empty(ticket.Skills);
        Assert.Equal("Fay Lindner", ticket.Events.Last().To);
    }

    [Fact]
    public void It_goes_into_that_teams_queue_when_the_agent_may_no_longer_work_there()
    {
        var ticket = Story.InSecondLevel().Claimed(Desk.Sam).Returned(Desk.Sam, Desk.Fay, Desk.Shut).Ticket;

        Assert.Equal((Tier.First, Desk.TeamOf(Tier.First), null), (ticket.Tier, ticket.TeamId, ticket.OwnerId));
        Assert.Equal(2, ticket.Assignments.Count);
        Assert.Equal("#Tier.First", ticket.Events.Last().To);
    }

    [Fact]
    public void It_goes_to_the_team_that_serves_it_now_when_the_old_one_is_gone()
    {
        const long heir = 99;
        var ticket = Story.InSecondLevel().Claimed(Desk.Sam).Returned(Desk.Sam, Desk.Fay, Desk.Shut, heir).Ticket;

        Assert.Equal((Tier.First, heir), (ticket.Tier, ticket.TeamId));
        Assert.Equal((Tier.First, heir), (ticket.Stays.Last().Tier, ticket.Stays.Last().TeamId));
    }

    [Fact]
    public void Escalations_are_a_stack_and_each_return_answers_the_latest()
    {
        var story = Story.InThirdLevel().Claimed(Desk.Theo);
        Assert.Equal((Tier.Second, Desk.Optics, SkillLevel.Competent), Asked(story.Ticket));

        story.Returned(Desk.Theo, Desk.Sam);
        Assert.Equal((Tier.Second, Desk.Sam.Id), (story.Ticket.Tier, story.Ticket.OwnerId));
        Assert.Equal([(Desk.Optics, SkillLevel.Competent)], story.Ticket.Skills.Select(s => (s.TopicId, s.Level)));
        Assert.Equal((Tier.First, null, null), Asked(story.Ticket));

        story.Returned(Desk.Sam, Desk.Fay);
        Assert.Equal((Tier.First, Desk.Fay.Id, 2), (story.Ticket.Tier, story.Ticket.OwnerId, story.Ticket.BounceCount));
        Assert.Null(story.Ticket.CurrentEscalation);
    }

    [Fact]
    public void The_return_is_kept_with_its_code_item_and_note()
    {
        var story = Story.In(TicketState.Open)
            .Do((t, now) => t.Return(Desk.Sam, new(ReturnCode.InsufficientInformation, "The log", "Without it we guess."), Desk.To(Desk.Fay, Tier.First), now));

        var escalation = story.Ticket.Escalations.Single();
        Assert.Equal(
            (ReturnCode.InsufficientInformation, "The log", "Without it we guess.", Desk.Sam.Id, story.Now),
            (escalation.ReturnCode, escalation.ReturnMissing, escalation.ReturnNote, escalation.ReturnedById, escalation.ReturnedAt));
        Assert.Equal("#ReturnCode.InsufficientInformation", story.Ticket.Events.Last().Detail);
    }

    [Theory]
    [InlineData(ReturnCode.InsufficientInformation, "", false)]
    [InlineData(ReturnCode.InsufficientInformation, " ", false)]
    [InlineData(ReturnCode.InsufficientInformation, "The log", true)]
    [InlineData(ReturnCode.SolvableAtLowerLevel, "", true)]
    [InlineData(ReturnCode.WrongProduct, "", true)]
    [InlineData(ReturnCode.Duplicate, "", true)]
    [InlineData(ReturnCode.Solved, "", true)]
    [InlineData(ReturnCode.FinishWithCustomer, "", true)]
    public void Insufficient_information_names_what_is_missing(ReturnCode code, string missing, bool complete)
    {
        var back = new TicketReturn(code, missing, "");
        Reason[] reasons = complete ? [] : [Reason.Of("WhatIsMissingIsNamed").At("Missing")];

        Assert.Equal(reasons, back.IsComplete().Reasons);
        if (!complete)
        {
            Story.In(TicketState.Open).Refuses((t, now) => t.Return(Desk.Sam, back, Desk.To(Desk.Fay, Tier.First), now), reasons);
        }
    }

    [Fact]
    public void Only_an_escalated_ticket_is_returned()
    {
        var story = Story.ClaimedBy(Desk.Fay);
        var reason = Reason.Of("OnlyAnEscalatedTicketIsReturned");

        story.Ticket.CanReturn(Desk.Fay.Id).IsRefused(reason);
        story.Refuses((t, now) => t.Return(Desk.Fay, Verb.Back, Desk.To(Desk.Fay, Tier.First), now), reason);
        story.Refuses((t, _) => t.ReturnsTo(), reason);
    }

    [Fact]
    public void After_two_bounces_between_a_pair_a_lead_is_informed_and_the_third_is_impossible()
    {
        var story = Bounced(Story.ClaimedBy(Desk.Fay), Desk.Fay, Desk.Sam);
        Assert.False(story.Ticket.NeedsLead);

        Bounced(story, Desk.Fay, Desk.Sam);
        Assert.True(story.Ticket.NeedsLead);
        Assert.Equal([TicketEventKind.Returned, TicketEventKind.LeadInformed], story.Ticket.Events.TakeLast(2).Select(e => e.Kind));
        Assert.Equal(ActorKind.System, story.Ticket.Events.Last().ActorKind);

        story.Escalated(Desk.Fay, Tier.Second).Claimed(Desk.Sam);
        story.Ticket.CanReturn(Desk.Sam.Id).IsRefused(Reason.Of("TheThirdBounceGoesToTheLead"));
        story.Refuses((t, now) => t.Return(Desk.Sam, Verb.Back, Desk.To(Desk.Fay, Tier.First), now), Reason.Of("TheThirdBounceGoesToTheLead"));
    }

    [Fact]
    public void Another_specialist_may_still_return_it()
    {
        var story = Bounced(Bounced(Story.ClaimedBy(Desk.Fay), Desk.Fay, Desk.Sam), Desk.Fay, Desk.Sam);

        Bounced(story, Desk.Fay, Desk.Sue);
        Assert.Equal(3, story.Ticket.BounceCount);
    }

    [Fact]
    public void Bounces_between_two_people_count_whichever_of_them_returned()
    {
        var story = Bounced(Story.InSecondLevel().Claimed(Desk.Sam), Desk.Sam, Desk.Sue, Tier.Second);
        story.Do((t, now) => t.Assign(Desk.Sam, Desk.Sue, Desk.Open, now));

        Bounced(story, Desk.Sue, Desk.Sam, Tier.Second);
        Assert.True(story.Ticket.NeedsLead);
        story.Escalated(Desk.Sue, Tier.Second, Desk.Storage).Claimed(Desk.Sam);
        story.Ticket.CanReturn(Desk.Sam.Id).IsRefused(Reason.Of("TheThirdBounceGoesToTheLead"));
    }

    private static Story Bounced(Story story, Agent from, Agent to, Tier tier = Tier.Second) =>
        story.Escalated(from, tier, Desk.Storage).Claimed(to).Returned(to, from);

    private static (Tier Tier, long? Topic, SkillLevel? Level) Asked(Ticket ticket)
    {
        var (tier, skills) = ticket.ReturnsTo();
        return (tier, skills.SingleOrDefault()?.TopicId, skills.SingleOrDefault()?.Level);
    }
}
