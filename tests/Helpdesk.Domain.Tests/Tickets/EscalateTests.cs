namespace Helpdesk.Domain.Tests.Tickets;

public sealed class EscalateTests
{
    [Fact]
    public void An_escalated_ticket_waits_in_the_queue_of_the_next_tier_and_asks_for_the_skill_at_its_level()
    {
        var ticket = Story.InSecondLevel().Ticket;

        Assert.Equal((Tier.Second, Desk.TeamOf(Tier.Second), null), (ticket.Tier, ticket.TeamId, ticket.OwnerId));
        Assert.Equal([(Desk.Optics, SkillLevel.Competent)], ticket.Skills.Select(s => (s.TopicId, s.Level)));
    }

    [Fact]
    public void Third_Level_asks_an_expert() =>
        Assert.Equal([(Desk.Firmware, SkillLevel.Expert)], Story.InThirdLevel().Ticket.Skills.Select(s => (s.TopicId, s.Level)));

    [Fact]
    public void The_escalation_remembers_its_sender_and_who_took_it_up_first()
    {
        var story = Story.InSecondLevel();
        var sent = story.Now;
        var escalation = story.Claimed(Desk.Sam).Ticket.CurrentEscalation!;
        var accepted = story.Now;
        story.Released(Desk.Sam).Claimed(Desk.Sue);

        Assert.Equal((Desk.Fay.Id, Tier.First, Desk.TeamOf(Tier.First)), (escalation.FromAgentId, escalation.FromTier, escalation.FromTeamId));
        Assert.Equal((Tier.Second, Desk.TeamOf(Tier.Second), Desk.Optics), (escalation.ToTier, escalation.ToTeamId, escalation.TopicId));
        Assert.Equal((sent, accepted, Desk.Sam.Id), (escalation.SentAt, escalation.AcceptedAt, escalation.AcceptedById));
        Assert.Equal((1, "Reset the lens", "No change"), escalation.Steps.Select(s => (s.Position, s.Step, s.Result)).Single());
    }

    [Fact]
    public void History_tells_from_where_to_where_and_why()
    {
        var entry = Story.InSecondLevel().Ticket.Events.Last();

        Assert.Equal((TicketEventKind.Escalated, "#Tier.First", "Second team", "#EscalationReason.StepsExhausted"), (entry.Kind, entry.From, entry.To, entry.Detail));
    }

    [Fact]
    public void The_packet_rates_the_ticket_and_tells_what_is_known_of_the_device()
    {
        var ticket = Story.InSecondLevel().Ticket;

        Assert.Equal((Impact.Medium, Urgency.High, 2), (ticket.Impact, ticket.Urgency, ticket.Priority));
        Assert.Equal(("SN-4711", "2.4.1", Packets.Full.NextNewsAt), (ticket.SerialNumber, ticket.ProductVersion, ticket.NextNewsAt));
    }

    [Fact]
    public void What_the_packet_leaves_out_stays_known()
    {
        var story = Story.InSecondLevel().Claimed(Desk.Sam);
        story.Do((t, now) => Send(t, Verb.Up, now, Packets.Full with { SerialNumber = " ", ProductVersion = "", NextNewsAt = null }));

        Assert.Equal(("SN-4711", "2.4.1", Packets.Full.NextNewsAt), (story.Ticket.SerialNumber, story.Ticket.ProductVersion, story.Ticket.NextNewsAt));
    }

    [Theory]
    [InlineData(Tier.First, Tier.Second, Tier.Third, null)]
    [InlineData(Tier.First, Tier.First, Tier.Third, "SidewaysStartsAboveFirstLevel")]
    [InlineData(Tier.First, Tier.Third, Tier.Third, "PassingOverATierHasAReason")]
    [InlineData(Tier.Second, Tier.First, Tier.Third, "EscalationNeverGoesDown")]
    [InlineData(Tier.Second, Tier.Second, Tier.Third, null)]
    [InlineData(Tier.Second, Tier.Third, Tier.Third, null)]
    [InlineData(Tier.Second, Tier.Third, Tier.Second, "ThirdLevelIsTheLast")]
    [InlineData(Tier.Third, Tier.Second, Tier.Third, "EscalationNeverGoesDown")]
    [InlineData(Tier.Third, Tier.Third, Tier.Third, null)]
    [InlineData(Tier.Third, Tier.Third + 1, Tier.Third, "ThirdLevelIsTheLast")]
    public void An_escalation_goes_up_or_sideways_as_far_as_the_company_has_tiers(Tier from, Tier to, Tier last, string? refusal)
    {
        var ticket = At(from).Ticket;
        var verdict = ticket.CanEscalateTo(new EscalationTarget(to, 1, Desk.Storage), last);

        Assert.Equal(refusal is null ? [] : [$"Rule.{refusal}"], verdict.Reasons.Select(r => r.Key));
        Assert.All(verdict.Reasons, r => Assert.Equal(refusal == "PassingOverATierHasAReason" ? "BypassReason" : "Tier", r.Field));
    }

    [Fact]
    public void A_third_level_ticket_cannot_be_escalated_further()
    {
        var story = Story.InThirdLevel().Claimed(Desk.Theo);

        story.Refuses(
            (t, now) => Send(t, new(Tier.Third + 1, 1, Desk.Storage), now, by: Desk.Theo), Reason.Of("ThirdLevelIsTheLast", Tier.Third).At("Tier"));
    }

    [Fact]
    public void A_desk_of_one_tier_escalates_nowhere() =>
        Story.ClaimedBy(Desk.Fay).Ticket.CanEscalate(Desk.Fay.Id, Tier.First).IsRefused(Reason.Of("ThereIsATierAbove", Tier.First));

    [Fact]
    public void Sideways_means_another_skill()
    {
        var story = Story.InSecondLevel().Claimed(Desk.Sam);

        story.Refuses(
            (t, now) => Send(t, new(Tier.Second, Desk.TeamOf(Tier.Second), Desk.Optics), now), Reason.Of("SidewaysAsksForAnotherSkill").At("TopicId"));
        story.Escalated(Desk.Sam, Tier.Second, Desk.Storage);
        Assert.Equal([(Desk.Storage, SkillLevel.Competent)], story.Ticket.Skills.Select(s => (s.TopicId, s.Level)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Passing_over_a_tier_needs_a_reason(string reason) =>
        Story.ClaimedBy(Desk.Fay).Refuses(
            (t, now) => Send(t, new(Tier.Third, 13, Desk.Optics, reason), now, by: Desk.Fay), Reason.Of("PassingOverATierHasAReason").At("BypassReason"));

    [Fact]
    public void A_tier_passed_over_is_told_apart_with_its_reason()
    {
        var ticket = Story.ClaimedBy(Desk.Fay).Escalated(Desk.Fay, Tier.Third, bypass: "Known defect").Ticket;

        Assert.Equal((TicketEventKind.Bypassed, "Known defect"), (ticket.Events.Last().Kind, ticket.Events.Last().Detail));
        Assert.Equal("Known defect", ticket.CurrentEscalation!.BypassReason);
    }

    [Fact]
    public void A_tier_that_a_rule_passes_over_needs_no_reason_and_is_no_bypass()
    {
        var story = Story.ClaimedBy(Desk.Fay);
        var target = new EscalationTarget(Tier.Third, Desk.TeamOf(Tier.Third), Desk.Optics, "Not needed") { IsPlanned = true };

        Send(story.Ticket, target, story.Now, by: Desk.Fay);

        var told = story.Ticket.Events.Last();
        Assert.Equal((TicketEventKind.PlannedSkip, TicketEvent.Word(Packets.Full.Reason)), (told.Kind, told.Detail));
        Assert.Equal((true, ""), (story.Ticket.CurrentEscalation!.IsPlannedSkip, story.Ticket.CurrentEscalation.BypassReason));
    }

    [Fact]
    public void A_rule_to_pass_over_a_tier_means_nothing_when_none_is_passed_over()
    {
        var story = Story.ClaimedBy(Desk.Fay);

        Send(story.Ticket, new EscalationTarget(Tier.Second, Desk.TeamOf(Tier.Second), Desk.Optics) { IsPlanned = true }, story.Now, by: Desk.Fay);

        Assert.Equal(TicketEventKind.Escalated, story.Ticket.Events.Last().Kind);
        Assert.False(story.Ticket.CurrentEscalation!.IsPlannedSkip);
    }

    [Fact]
    public void A_name_in_history_says_whose_it_is()
    {
        var escalated = Story.ClaimedBy(Desk.Fay).Escalated(Desk.Fay, Tier.Second).Ticket.Events.Last();
        Assert.Equal((Desk.TeamOf(Tier.Second), null), (escalated.ToTeamId, escalated.ToAgentId));

        var story = Story.ClaimedBy(Desk.Fay);
        story.Ticket.Assign(Desk.Lea, Desk.Sam, Desk.Open, story.Now);
        Assert.Equal((Desk.Sam.Id, Desk.Sam.Name), (story.Ticket.Events.Last().ToAgentId, story.Ticket.Events.Last().To));
    }

    [Fact]
    public void A_reason_to_pass_over_a_tier_is_dropped_when_none_is_passed_over() =>
        Assert.Equal("", Story.ClaimedBy(Desk.Fay).Escalated(Desk.Fay, Tier.Second, bypass: "Known defect").Ticket.CurrentEscalation!.BypassReason);

    [Fact]
    public void A_wrong_target_and_an_incomplete_packet_are_said_together() =>
        Story.In(TicketState.Open).Refuses(
            (t, now) => Send(t, new(Tier.First, 11, Desk.Storage), now, Packets.Full with { Question = "" }),
            Reason.Of("EscalationNeverGoesDown").At("Tier"), Reason.Of("PacketNamesQuestion").At("Question"));

    private static Story At(Tier tier) => tier switch
    {
        Tier.First => Story.ClaimedBy(Desk.Fay),
        Tier.Second => Story.InSecondLevel().Claimed(Desk.Sam),
        Tier.Third => Story.InThirdLevel().Claimed(Desk.Theo),
    };

    private static void Send(Ticket ticket, EscalationTarget target, DateTimeOffset now, EscalationPacket? packet = null, Agent? by = null) =>
        ticket.Escalate(by ?? Desk.Sam, target, packet ?? Packets.Full, Packets.Steps, PacketField.None, Tier.Third, "somewhere", now);
}
