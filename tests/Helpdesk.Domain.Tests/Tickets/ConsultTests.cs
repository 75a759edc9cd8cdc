namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>Sam owns the ticket in Second Level and asks Theo, a developer.</summary>
public sealed class ConsultTests
{
    [Fact]
    public void A_specialist_answers_and_the_ticket_stays_whose_and_where_it_is()
    {
        var story = Asked();
        var (ticket, consult) = (story.Ticket, story.Ticket.Consults.Single());

        Assert.Equal(
            (ConsultState.Asked, Desk.Sam.Id, Desk.Theo.Id, Tier.Third, Desk.Firmware, SkillLevel.Expert, "Which build has the fix?", story.Now),
            (consult.State, consult.AskedById, consult.AgentId, consult.Tier, consult.TopicId, consult.Level, consult.Question, consult.AskedAt));
        Assert.Equal([501], consult.Proofs.Select(p => p.QualificationId));
        Assert.Equal(("Theo Vogel", "Which build has the fix?"), (ticket.Events.Last().To, ticket.Events.Last().Detail));

        story.Do((t, now) => t.AnswerConsult(consult, Desk.Theo, "2.1.1, out on Friday.", now));

        Assert.Equal((ConsultState.Answered, "2.1.1, out on Friday.", story.Now), (consult.State, consult.Answer, consult.EndedAt));
        Assert.Equal(
            (Desk.Sam.Id, Tier.Second, Desk.TeamOf(Tier.Second), TicketState.Open, 0, 2, 1),
            (ticket.OwnerId, ticket.Tier, ticket.TeamId, ticket.State, ticket.BounceCount, ticket.Stays.Count, ticket.Escalations.Count));
    }

    [Fact]
    public void An_override_that_let_them_pass_is_kept_with_the_question()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.Consult(Desk.Sam, Desk.Theo.AsActor, Verb.Question, Desk.OpenByOverride, Tier.Third, now));

        Assert.Equal(77, story.Ticket.Consults.Single().OverrideId);
    }

    [Fact]
    public void Whom_the_gate_refuses_is_not_asked_and_the_refusal_names_what_is_missing() =>
        Story.In(TicketState.Open).Refuses((t, now) => t.Consult(Desk.Sam, Desk.Theo.AsActor, Verb.Question, Desk.Shut, Tier.Third, now), Desk.SkillMissing);

    [Fact]
    public void The_owner_asks_or_a_lead_and_only_while_somebody_owns_it()
    {
        Story.In(TicketState.Open).Refuses(Ask(by: Desk.Sue), Reason.Of("TheOwnerOrALeadAsks"));
        Story.In(TicketState.Open).Released(Desk.Sam).Refuses(Ask(by: Desk.Lea), Reason.Of("WhatIsAskedHasAnOwner"));

        Assert.Equal(Desk.Lea.Id, Story.In(TicketState.Open).Do(Ask(by: Desk.Lea)).Ticket.Consults.Single().AskedById);
    }

    [Fact]
    public void Neither_the_owner_nor_whoever_asks_is_asked_and_nobody_twice()
    {
        Story.In(TicketState.Open).Refuses(Ask(to: Desk.Sam, by: Desk.Lea), Reason.Of("TheOwnerIsNotAsked", "Sam Okafor").At("AgentId"));
        Story.In(TicketState.Open).Refuses(Ask(to: Desk.Lea, by: Desk.Lea), Reason.Of("NobodyAsksThemselves").At("AgentId"));
        Asked().Refuses(Ask(), Reason.Of("OneQuestionPerPerson", "Theo Vogel").At("AgentId"));

        Assert.Equal(2, Asked().Do(Verb.Of(TicketVerb.AnswerConsult).Do).Do(Ask()).Ticket.Consults.Count);
    }

    [Fact]
    public void A_question_goes_to_the_tickets_tier_or_above_and_not_beyond_the_last()
    {
        Story.In(TicketState.Open).Refuses(Ask(tier: Tier.First), Reason.Of("AQuestionNeverGoesDown", Tier.Second).At("Tier"));
        Story.In(TicketState.Open).Refuses(
            (t, now) => t.Consult(Desk.Sam, Desk.Theo.AsActor, Verb.Question, Desk.Open, Tier.Second, now), Reason.Of("ThirdLevelIsTheLast", Tier.Second).At("Tier"));

        Assert.Equal(SkillLevel.Competent, Story.In(TicketState.Open).Do(Ask(tier: Tier.Second)).Ticket.Consults.Single().Level);
    }

    [Fact]
    public void A_few_questions_at_a_time()
    {
        var story = Asked().Do(Ask(to: Desk.Sue)).Do(Ask(to: Desk.Finn));

        story.Refuses(Ask(to: Desk.Fay), Reason.Of("AFewQuestionsAtATime", 3));
        story.Do(Verb.Of(TicketVerb.EndConsult).Do).Do(Ask(to: Desk.Fay));
    }

    [Fact]
    public void Only_who_is_asked_answers_or_declines_and_only_once()
    {
        var story = Asked();
        var consult = story.Ticket.Consults.Single();

        foreach (var other in new[] { Desk.Sam, Desk.Sue, Desk.Lea })
        {
            story.Refuses((t, now) => t.AnswerConsult(consult, other, "I know it", now), Reason.Of("TheQuestionIsNotYours"));
            story.Refuses((t, now) => t.DeclineConsult(consult, other, "No", now), Reason.Of("TheQuestionIsNotYours"));
        }

        story.Do(Verb.Of(TicketVerb.DeclineConsult).Do);

        Assert.Equal((ConsultState.Declined, "Not my part"), (consult.State, consult.Answer));
        story.Refuses((t, now) => t.AnswerConsult(consult, Desk.Theo, "After all", now), Reason.Of("TheQuestionIsOver"));
        story.Refuses((t, now) => t.EndConsult(consult, Desk.Sam, now), Reason.Of("TheQuestionIsOver"));
    }

    [Fact]
    public void The_owner_or_a_lead_ends_a_question()
    {
        Asked().Refuses((t, now) => t.EndConsult(t.Consults.Single(), Desk.Sue, now), Reason.Of("TheOwnerOrALeadEndsAQuestion"));

        foreach (var by in new[] { Desk.Sam, Desk.Lea })
        {
            var ended = Asked().Do((t, now) => t.EndConsult(t.Consults.Single(), by, now)).Ticket;
            Assert.Equal((ConsultState.Ended, "Which build has the fix?"), (ended.Consults.Single().State, ended.Events.Last().Detail));
        }
    }

    [Fact]
    public void Once_the_ticket_is_solved_nobody_waits_for_an_answer()
    {
        foreach (var end in new[] { Verb.Of(TicketVerb.Resolve).Do, Verb.Of(TicketVerb.Confirm).Do })
        {
            var ticket = Asked().Do(end).Ticket;

            Assert.Equal(ConsultState.Ended, ticket.Consults.Single().State);
            Assert.Equal(("Helpdesk", "Which build has the fix?"), ticket.Events.Where(e => e.Kind == TicketEventKind.ConsultEnded).Select(e => (e.ActorName, e.Detail)).Single());
        }
    }

    [Fact]
    public void A_new_owner_inherits_the_questions_and_ends_what_they_were_asked_themselves()
    {
        var story = Asked().Do(Ask(to: Desk.Sue)).Do((t, now) => t.Assign(Desk.Lea, Desk.Sue, Desk.Open, now));

        Assert.Equal([ConsultState.Asked, ConsultState.Ended], story.Ticket.Consults.Select(c => c.State));
        story.Do((t, now) => t.EndConsult(t.Consults.First(), Desk.Sue, now));
    }

    [Fact]
    public void An_escalation_leaves_the_questions_open()
    {
        var story = Asked().Escalated(Desk.Sam, Tier.Third, Desk.Firmware);

        Assert.Equal(ConsultState.Asked, story.Ticket.Consults.Single().State);
        story.Do(Verb.Of(TicketVerb.AnswerConsult).Do).Claimed(Desk.Theo);
    }

    private static Story Asked() => Story.In(TicketState.Open).Do(Ask());

    private static Action<Ticket, DateTimeOffset> Ask(Agent? to = null, Agent? by = null, Tier tier = Tier.Third) => (t, now) =>
        t.Consult(by ?? Desk.Sam, (to ?? Desk.Theo).AsActor, Verb.Question with { Tier = tier }, Desk.Open, Tier.Third, now);
}
