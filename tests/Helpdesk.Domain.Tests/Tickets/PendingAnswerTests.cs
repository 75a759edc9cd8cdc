namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>What somebody in training tells the customer waits for its release.</summary>
public sealed class PendingAnswerTests
{
    private static readonly AnswerDraft Reply = new(AnswerKind.Reply, "Try the other menu.") { WaitForCustomer = true, NextNewsAt = Desk.Monday.AddDays(2) };
    private static readonly AnswerDraft Solution = new(AnswerKind.Resolve, "Recalibrate the lens.") { FirstLevelCould = false, NotFirstLevelBecause = NotFirstLevelBecause.Access };

    private static Story Waiting(AnswerDraft? draft = null) => Story.InSecondLevel().ClaimedInTraining(Desk.Sam).Submitted(Desk.Sam, draft ?? Reply);

    private static AnswerRelease As(string body) => new(body, null, false);

    [Fact]
    public void Nothing_of_a_ticket_changes_while_an_answer_waits()
    {
        var story = Story.InSecondLevel().ClaimedInTraining(Desk.Sam);
        var (ticket, messages, news, urgent) = (story.Ticket, story.Ticket.Messages.Count, story.Ticket.NextNewsAt, story.Ticket.EscalationRequestedAt);

        story.Submitted(Desk.Sam, Reply);

        Assert.Equal((TicketState.Open, messages, news, null, urgent), (ticket.State, ticket.Messages.Count, ticket.NextNewsAt, ticket.FirstRepliedAt, ticket.EscalationRequestedAt));
        Assert.Equal((88, "Theo Vogel"), (ticket.WaitingAnswer!.TraineeshipId, ticket.WaitingAnswer.MentorName));
    }

    [Fact]
    public void While_one_answer_waits_there_is_no_other_one()
    {
        var story = Waiting();
        var reason = Reason.Of("AnAnswerWaitsForRelease", "Theo Vogel");

        story.Ticket.CanReply(Desk.Sam.Id).IsRefused(reason);
        story.Ticket.CanResolve(Desk.Sam.Id).IsRefused(reason);
        story.Refuses((t, now) => t.Submit(Desk.Sam, Solution, Desk.UnderTheo, Guid.CreateVersion7(), now), reason);
        story.Do((t, now) => t.Note(Desk.Sam, "Notes need no release", Guid.CreateVersion7(), now));
    }

    [Fact]
    public void A_released_reply_is_said_then_in_the_trainees_name_with_all_that_belongs_to_it()
    {
        var story = Waiting();
        var ticket = story.Ticket;
        var key = ticket.WaitingAnswer!.Key;

        story.Do((t, now) => t.ReleaseAnswer(Desk.Theo, new("Try the other menu.", Desk.Monday.AddDays(3), false), now));

        var message = ticket.Messages.Last();
        Assert.Equal((MessageKind.Public, "Sam Okafor", "Try the other menu.", key, story.Now), (message.Kind, message.AuthorName, message.Body, message.Key, message.At));
        Assert.Equal((TicketState.WaitingForCustomer, Desk.Monday.AddDays(3), story.Now), (ticket.State, ticket.NextNewsAt, ticket.FirstRepliedAt));
        var answer = ticket.Answers.Single();
        Assert.Equal((AnswerState.Released, "Theo Vogel", story.Now, "", false), (answer.State, answer.DecidedByName, answer.DecidedAt, answer.ReleasedBody, answer.IsCurrent));
        Assert.Equal(
            [TicketEventKind.Replied, TicketEventKind.WaitingForCustomer, TicketEventKind.AnswerReleased], ticket.Events.TakeLast(3).Select(e => e.Kind));
    }

    [Fact]
    public void A_released_solution_resolves_the_ticket_and_teaches_First_Level()
    {
        var story = Waiting(Solution).Do((t, now) => t.ReleaseAnswer(Desk.Theo, As("Recalibrate the lens."), now));

        Assert.Equal(
            (TicketState.Resolved, false, NotFirstLevelBecause.Access, story.Now),
            (story.Ticket.State, story.Ticket.FirstLevelCouldSolve, story.Ticket.NotFirstLevelBecause, story.Ticket.ResolvedAt));
        Assert.Equal([(TicketEventKind.Resolved, "Sam Okafor"), (TicketEventKind.AnswerReleased, "Theo Vogel")], story.Ticket.Events.TakeLast(2).Select(e => (e.Kind, e.ActorName)));
    }

    [Fact]
    public void A_solution_is_complete_before_it_waits() =>
        Story.InSecondLevel().ClaimedInTraining(Desk.Sam).Refuses(
            (t, now) => t.Submit(Desk.Sam, Solution with { FirstLevelCould = null }, Desk.UnderTheo, Guid.CreateVersion7(), now),
            Reason.Of("ResolvingAboveFirstLevelTeachesFirstLevel").At("FirstLevelCould"));

    [Fact]
    public void A_changed_text_is_what_the_customer_reads_and_both_stay()
    {
        var story = Waiting().Do((t, now) => t.ReleaseAnswer(Desk.Theo, As("Open Setup, then Lens."), now));

        Assert.Equal("Open Setup, then Lens.", story.Ticket.Messages.Last().Body);
        Assert.Equal(("Try the other menu.", "Open Setup, then Lens."), (story.Ticket.Answers.Single().Body, story.Ticket.Answers.Single().ReleasedBody));
        Assert.Equal(TicketEventKind.AnswerEdited, story.Ticket.Events.Last().Kind);
    }

    [Fact]
    public void The_mentor_or_a_lead_decides_and_never_whoever_wrote_it()
    {
        var story = Waiting();

        story.Ticket.CanReleaseAnswer(Desk.Theo).IsAllowed();
        story.Ticket.CanReleaseAnswer(Desk.Lea).IsAllowed();
        story.Ticket.CanReleaseAnswer(Desk.Sue).IsRefused(Reason.Of("TheMentorOrALeadReleases", "Theo Vogel"));
        story.Refuses((t, now) => t.ReleaseAnswer(Desk.Sam, As("x"), now), Reason.Of("NobodyReleasesTheirOwnAnswer"));
        story.Refuses((t, now) => t.SendBackAnswer(Desk.Sam, "x", now), Reason.Of("NobodyReleasesTheirOwnAnswer"));
        story.Refuses((t, now) => t.WithdrawAnswer(Desk.Theo, now), Reason.Of("WhoWroteItWithdrawsIt"));
    }

    [Fact]
    public void A_lead_who_is_in_training_does_not_release_their_own()
    {
        var story = Story.InSecondLevel().ClaimedInTraining(Desk.Lea).Submitted(Desk.Lea, Reply);

        story.Ticket.CanReleaseAnswer(Desk.Lea).IsRefused(Reason.Of("NobodyReleasesTheirOwnAnswer"));
    }

    [Fact]
    public void What_was_sent_back_is_answered_by_a_new_draft()
    {
        var story = Waiting().Do((t, now) => t.SendBackAnswer(Desk.Theo, "Name the menu.", now));

        Assert.Equal((AnswerState.SentBack, "Name the menu.", "Theo Vogel"), (story.Ticket.CurrentAnswer!.State, story.Ticket.CurrentAnswer.Comment, story.Ticket.CurrentAnswer.DecidedByName));
        story.Refuses((t, now) => t.ReleaseAnswer(Desk.Theo, As("x"), now), Reason.Of("NoAnswerWaitsForRelease"));
        story.Submitted(Desk.Sam, Reply with { Body = "Open Setup, then Lens." });

        Assert.Equal("Open Setup, then Lens.", story.Ticket.WaitingAnswer!.Body);
        Assert.Equal([AnswerState.SentBack, AnswerState.Waiting], story.Ticket.Answers.Select(a => a.State));
    }

    [Fact]
    public void What_was_withdrawn_never_reaches_the_customer()
    {
        var story = Waiting().Do((t, now) => t.WithdrawAnswer(Desk.Sam, now));

        Assert.Equal(AnswerState.Withdrawn, story.Ticket.Answers.Single().State);
        Assert.DoesNotContain(story.Ticket.Messages, m => m.Body == Reply.Body);
        story.Refuses((t, now) => t.ReleaseAnswer(Desk.Theo, As("x"), now), Reason.Of("NoAnswerWaitsForRelease"));
        story.Ticket.CanSubmit(Desk.Sam.Id).IsAllowed();
    }

    private static readonly Dictionary<string, Action<Story>> Ways = new()
    {
        { "put back", s => s.Released(Desk.Sam) },
        { "given to somebody else", s => s.Do((t, now) => t.Assign(Desk.Lea, Desk.Sue, Desk.Open, now)) },
        { "escalated", s => s.Escalated(Desk.Sam, Tier.Third, Desk.Firmware) },
        { "returned", s => s.Returned(Desk.Sam, Desk.Fay) },
        { "transferred", s => s.Do((t, now) => t.Transfer(Desk.Another(t.Tier), Desk.Lea, "Theirs", now)) },
        { "confirmed by the customer", s => s.Do((t, now) => t.Confirm(Desk.Carla, now)) },
        { "skipped", s => s.Do((t, now) => t.Skip(Desk.Sam, SkipReason.NotMyField, "", now)) },
    };

    public static TheoryData<string> NamedWays => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(NamedWays))]
    public void When_the_ticket_goes_another_way_what_waited_lapses_and_history_says_so(string way)
    {
        var story = Waiting();

        Ways[way](story);

        Assert.Equal((way, AnswerState.Lapsed, false), (way, story.Ticket.Answers.Single().State, story.Ticket.Answers.Single().IsCurrent));
        Assert.Contains(story.Ticket.Events, e => e.Kind == TicketEventKind.AnswerLapsed && e.To == "Sam Okafor");
        Assert.DoesNotContain(story.Ticket.Messages, m => m.Body == Reply.Body);
    }

    [Fact]
    public void What_the_customer_wrote_meanwhile_is_read_before_the_release()
    {
        var story = Waiting().Do((t, now) => t.CustomerReply(Desk.Carla, "It works now!", Guid.CreateVersion7(), now));

        Assert.Equal(story.Now, story.Ticket.WaitingAnswer!.OvertakenAt);
        story.Refuses((t, now) => t.ReleaseAnswer(Desk.Theo, As(Reply.Body), now), Reason.Of("TheCustomerHasWrittenSince").At("StillFits"));
        story.Do((t, now) => t.ReleaseAnswer(Desk.Theo, new(Reply.Body, null, true), now));
        Assert.Equal(AnswerState.Released, story.Ticket.Answers.Single().State);
    }

    [Fact]
    public void Who_got_a_ticket_in_training_stays_supervised_until_they_are_qualified()
    {
        var ticket = Story.InSecondLevel().ClaimedInTraining(Desk.Sam).Ticket;

        Assert.Equal(88, ticket.SupervisedUnder(Desk.OpenInTraining));
        Assert.Equal(88, ticket.SupervisedUnder(Desk.Shut));
        Assert.Null(ticket.SupervisedUnder(Desk.Open));
        Assert.Null(Story.In(TicketState.Open).Ticket.SupervisedUnder(Desk.Shut));
        Assert.Equal((88, TicketEventKind.TraineeshipUsed), (ticket.Assignments.Last().TraineeshipId, ticket.Events.SkipLast(1).Last().Kind));
    }

    [Fact]
    public void The_next_owner_stands_on_their_own()
    {
        var story = Waiting().Released(Desk.Sam);
        Assert.Null(story.Ticket.TraineeshipId);
        story.Claimed(Desk.Sue);
        Assert.Null(story.Ticket.TraineeshipId);
    }
}
