using CsCheck;

namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>A customer who was asked something and does not answer; and what nobody reopens.</summary>
public sealed class SilenceTests
{
    private static readonly SilenceTimes Usual = SilenceTimes.Usual;

    [Theory]
    [InlineData(null, 0, null, null)]
    [InlineData(3, 2, 14, null)]
    [InlineData(3, 2, 7, null)]
    [InlineData(3, 2, 6, "RemindersComeBeforeTheEnd")]
    [InlineData(3, 0, 1, null)]
    [InlineData(0, 2, 14, "DaysAreBetween")]
    [InlineData(61, 2, null, "DaysAreBetween")]
    [InlineData(3, 6, null, "RemindersAreBetween")]
    [InlineData(3, -1, null, "RemindersAreBetween")]
    [InlineData(null, 2, 366, "DaysAreBetween")]
    public void The_desk_waits_longer_than_it_reminds(int? remind, int most, int? end, string? refusal) =>
        Assert.Equal(refusal is null ? [] : [$"Rule.{refusal}"], new SilenceTimes(remind, most, end).CanBe().Reasons.Select(r => r.Key));

    [Fact]
    public void A_reminder_is_the_desks_word_it_keeps_no_promise_and_the_wait_goes_on()
    {
        var story = Story.Asked().After(TimeSpan.FromDays(3));
        var (ticket, messages, answered) = (story.Ticket, story.Ticket.Messages.Count, story.Ticket.FirstRepliedAt);

        story.Do((t, now) => t.Remind(Usual, "Do you still need us?", Guid.CreateVersion7(), now));

        var said = Assert.Single(ticket.Messages.Skip(messages));
        Assert.Equal((MessageKind.Public, ActorKind.System, "Do you still need us?"), (said.Kind, said.AuthorKind, said.Body));
        Assert.Equal((TicketState.WaitingForCustomer, answered, 1), (ticket.State, ticket.FirstRepliedAt, ticket.Reminders));
        story.Refuses((t, now) => t.Remind(Usual, "Again", Guid.CreateVersion7(), now), Reason.Of("NoReminderIsDue"));
    }

    [Fact]
    public void After_the_reminders_the_desk_stops_waiting_and_asks_nothing_about_First_Level()
    {
        var story = Story.Asked();
        for (var i = 0; i < 2; i++)
        {
            story.After(TimeSpan.FromDays(3)).Do((t, now) => t.Remind(Usual, "Well?", Guid.CreateVersion7(), now));
        }

        story.After(TimeSpan.FromDays(3)).Refuses((t, now) => t.Remind(Usual, "Well?", Guid.CreateVersion7(), now), Reason.Of("NoReminderIsDue"));
        story.Refuses((t, now) => t.EndUnanswered(Usual, "We stop here.", Guid.CreateVersion7(), now), Reason.Of("TheDeskWaitsLonger"));
        story.After(TimeSpan.FromDays(5)).Do((t, now) => t.EndUnanswered(Usual, "We stop here.", Guid.CreateVersion7(), now));

        var ticket = story.Ticket;
        Assert.Equal((TicketState.Resolved, true, null), (ticket.State, ticket.EndedUnanswered, ticket.FirstLevelCouldSolve));
        Assert.Equal((TicketEventKind.ResolvedUnanswered, "We stop here."), (ticket.Events.Last().Kind, ticket.Messages.Last().Body));
        story.Do(Verb.Of(TicketVerb.Reopen).Do);
        Assert.Equal((TicketState.Open, false, Desk.Sam.Id), (ticket.State, ticket.EndedUnanswered, ticket.OwnerId));
    }

    [Fact]
    public void Whoever_answers_is_not_reminded_and_whoever_is_asked_anew_has_the_whole_time()
    {
        var answered = Story.Asked().After(TimeSpan.FromDays(3)).Do(Verb.Of(TicketVerb.CustomerReply).Do);
        answered.Refuses((t, now) => t.Remind(Usual, "Well?", Guid.CreateVersion7(), now), Reason.Of("TheStateAllowsIt", TicketState.Open, TicketVerb.Remind));
        Assert.Equal((null, null, 0), (answered.Ticket.SilentSince, answered.Ticket.RemindedAt, answered.Ticket.Reminders));

        var again = Story.Asked().After(TimeSpan.FromDays(3))
            .Do((t, now) => t.Remind(Usual, "Well?", Guid.CreateVersion7(), now)).Do(Verb.Of(TicketVerb.Reply).Do);
        Assert.Equal((again.Now, 0), (again.Ticket.SilentSince, again.Ticket.Reminders));
        Assert.Equal(new SilenceStep(false, again.Now.AddDays(3)), again.Ticket.NextOfSilence(Usual));
    }

    [Fact]
    public void Whoever_never_heard_from_us_or_wrote_last_is_not_silent()
    {
        var unasked = Story.In(TicketState.WaitingForCustomer).After(TimeSpan.FromDays(30));
        var unanswered = Story.Asked().Do(Verb.Of(TicketVerb.CustomerReply).Do).Do(Verb.Of(TicketVerb.WaitForCustomer).Do).After(TimeSpan.FromDays(30));

        Assert.All([unasked, unanswered], story => Assert.Null(story.Ticket.NextOfSilence(Usual)));
        unasked.Refuses((t, now) => t.EndUnanswered(Usual, "We stop here.", Guid.CreateVersion7(), now), Reason.Of("TheDeskWaitsLonger"));
    }

    [Fact]
    public void A_desk_that_was_away_for_months_reminds_once_and_leaves_time_to_answer()
    {
        var story = Story.Asked().After(TimeSpan.FromDays(5)).Do((t, now) => t.Remind(Usual, "Well?", Guid.CreateVersion7(), now))
            .After(TimeSpan.FromDays(8)).Do((t, now) => t.Remind(Usual, "Well?", Guid.CreateVersion7(), now));

        Assert.Equal(new SilenceStep(true, story.Now.AddDays(3)), story.Ticket.NextOfSilence(Usual));
        Assert.Null(story.Ticket.NextOfSilence(new(null, 0, null)));
    }

    private static readonly Gen<(int? Remind, int Most, int? End)> Settings =
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 5], Gen.Int[0, 60]).Select(s => (s.Item1 == 0 ? (int?)null : s.Item1, s.Item2, s.Item3 == 0 ? (int?)null : s.Item3));

    [Fact]
    public void Whatever_is_set_and_however_late_the_desk_looks_silence_ends_after_as_many_reminders_as_are_allowed() =>
        Gen.Select(Settings, Gen.Int[0, 30].Array[1, 40]).Sample((set, looks) =>
        {
            var times = new SilenceTimes(set.Remind, set.Most, set.End);
            if (!times.CanBe().IsAllowed)
            {
                return;
            }

            var (since, now, last, reminders) = (Desk.Monday, Desk.Monday, (DateTimeOffset?)null, 0);
            foreach (var days in looks)
            {
                now = now.AddDays(days);
                if (times.Next(since, last, reminders) is not { } next)
                {
                    Assert.True(set.End is null && (set.Remind is null || reminders == set.Most));
                    return;
                }

                Assert.True(next.At > (last ?? since));
                if (next.At > now)
                {
                    continue;
                }

                if (next.IsTheEnd)
                {
                    Assert.True(now >= since.AddDays(set.End!.Value) && now > (last ?? since));
                    return;
                }

                Assert.True(now - (last ?? since) >= TimeSpan.FromDays(set.Remind!.Value));
                (last, reminders) = (now, reminders + 1);
                Assert.InRange(reminders, 1, set.Most);
            }
        });

    [Theory]
    [InlineData(TicketState.Open, 400, false, false)]
    [InlineData(TicketState.Resolved, 13, false, false)]
    [InlineData(TicketState.Resolved, 14, true, true)]
    [InlineData(TicketState.Closed, 0, false, true)]
    public void What_nobody_reopens_any_more_is_closed_and_can_be_followed(TicketState state, int days, bool closes, bool follows)
    {
        var story = Story.In(state).After(TimeSpan.FromDays(days));
        var ticket = story.Ticket;

        Assert.Equal((closes, follows), (ticket.CanCloseByItself(14, story.Now).IsAllowed, ticket.CanBeFollowed(14, story.Now).IsAllowed));
        if (!closes)
        {
            story.Refuses((t, now) => t.CloseByItself(14, now), state == TicketState.Resolved ? Reason.Of("OnlyWhatNobodyReopensIsClosed") : Reason.Of("TheStateAllowsIt", state, TicketVerb.CloseByItself));
            return;
        }

        story.Do((t, now) => t.CloseByItself(14, now));
        Assert.Equal((TicketState.Closed, story.Now, story.Now), (ticket.State, ticket.ClosedAt, ticket.Stays.Last().Until));
        Assert.Equal((TicketEventKind.ClosedAutomatically, ActorKind.System), (ticket.Events.Last().Kind, ticket.Events.Last().ActorKind));
        story.Refuses((t, now) => t.CloseByItself(14, now), Reason.Of("TheStateAllowsIt", TicketState.Closed, TicketVerb.CloseByItself));
    }

    [Fact]
    public void A_follow_up_knows_what_it_follows() => Assert.Equal(
        7, Ticket.Report(
            new(Guid.CreateVersion7(), Desk.Carla, null, Language.English, Desk.Cameras, null, null, "", "Lens hunts", "Again", 11) { FollowsId = 7 },
            SecretToken.Create(), Desk.Monday).FollowsId);
}
