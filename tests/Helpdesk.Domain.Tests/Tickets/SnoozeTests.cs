using Helpdesk.Domain.Notices;

namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>What its owner has set aside, and what brings it back.</summary>
public sealed class SnoozeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Only_the_owner_sets_aside_and_only_until_a_moment_that_comes_within_ninety_days()
    {
        var story = Story.In(TicketState.Open);

        story.Refuses((t, now) => t.Snooze(Desk.Sue, now.AddDays(1), "", now), Reason.Of("OnlyTheOwnerDoesThis"));
        foreach (var late in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(-1) })
        {
            story.Refuses((t, now) => t.Snooze(Desk.Sam, now + late, "", now), Reason.Of("ItIsSetAsideUntilLater").At("Until"));
        }

        story.Refuses((t, now) => t.Snooze(Desk.Sam, now.AddDays(400), "", now), Reason.Of("NothingIsSetAsideForLonger", 90).At("Until"));
        story.Do((t, now) => t.Snooze(Desk.Sam, now.AddDays(90), "Parts", now));
        Assert.Equal((story.Now.AddDays(90), "Parts"), (story.Ticket.SnoozedUntil, story.Ticket.SnoozeNote));
    }

    [Fact]
    public void It_changes_nothing_but_the_owners_list()
    {
        var story = Story.In(TicketState.WaitingForThirdParty);
        var ticket = story.Ticket;
        var before = (ticket.State, ticket.OwnerId, ticket.TeamId, ticket.Priority, ticket.DueBy, ticket.NextNewsAt, ticket.Stays.Count);

        story.Do(Verb.Of(TicketVerb.Snooze).Do);

        Assert.Equal(before, (ticket.State, ticket.OwnerId, ticket.TeamId, ticket.Priority, ticket.DueBy, ticket.NextNewsAt, ticket.Stays.Count));
        Assert.Equal(("The parts come on Wednesday", TicketEvent.Moment(ticket.SnoozedUntil!.Value)), (ticket.Events.Last().Detail, ticket.Events.Last().To));
    }

    public static TheoryData<string, WakeCause, bool> Causes => new()
    {
        // what happens, why it wakes, whether the owner is told that it woke
        { nameof(Ticket.WakeInTime), WakeCause.Time, true },
        { nameof(Ticket.WakeBecauseOfTime), WakeCause.Clock, true },
        { nameof(TicketVerb.CustomerReply), WakeCause.CustomerWrote, false },
        { nameof(TicketVerb.RequestEscalation), WakeCause.CustomerWrote, false },
        { nameof(TicketVerb.Assign), WakeCause.OwnerChanged, false },
        { nameof(TicketVerb.Return), WakeCause.OwnerChanged, false },
        { nameof(TicketVerb.Release), WakeCause.OwnerChanged, false },
        { nameof(TicketVerb.Escalate), WakeCause.OwnerChanged, false },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void The_time_the_customer_a_step_and_another_owner_wake_it_and_history_says_why(string what, WakeCause cause, bool told)
    {
        var story = Story.In(TicketState.WaitingForCustomer).Do(Verb.Of(TicketVerb.Snooze).Do).After(TimeSpan.FromDays(2));
        var ticket = story.Ticket;

        story.Do(what switch
        {
            nameof(Ticket.WakeInTime) => (t, now) => t.WakeInTime(now),
            nameof(Ticket.WakeBecauseOfTime) => (t, now) => t.WakeBecauseOfTime(now),
            _ => Verb.Of(Enum.Parse<TicketVerb>(what)).Do,
        });

        Assert.Equal((null, ""), (ticket.SnoozedUntil, ticket.SnoozeNote));
        var woken = Assert.Single(ticket.Events, e => e.Kind == TicketEventKind.Woken);
        Assert.Equal(($"#WakeCause.{cause}", ActorKind.System), (woken.Detail, woken.ActorKind));
        var news = TicketNews.Of(ticket, woken);
        Assert.Equal(told, news is { Kind: NoticeKind.Woken } && news.AgentIds.Single() == Desk.Sam.Id);
        Assert.Equal(told, news is not null);
    }

    [Fact]
    public void It_sleeps_until_its_moment_and_wakes_once()
    {
        var story = Story.In(TicketState.Open).Do(Verb.Of(TicketVerb.Snooze).Do);
        var asleep = story.Ticket.Snapshot();

        story.Do((t, now) => t.WakeInTime(now)).After(TimeSpan.FromDays(1)).Do((t, now) => t.WakeInTime(now));
        Assert.Equal(asleep, story.Ticket.Snapshot());

        story.After(TimeSpan.FromDays(1)).Do((t, now) => t.WakeInTime(now)).Do((t, now) => t.WakeInTime(now)).Do((t, now) => t.WakeBecauseOfTime(now));
        Assert.Single(story.Ticket.Events, e => e.Kind == TicketEventKind.Woken);
        story.Refuses((t, now) => t.Wake(Desk.Sam, now), Reason.Of("ItIsNotSetAside"));
    }

    [Fact]
    public void What_is_solved_or_handed_to_its_own_owner_makes_no_noise()
    {
        var solved = Story.In(TicketState.Open).Do(Verb.Of(TicketVerb.Snooze).Do).Resolved(Desk.Sam);
        var kept = Story.In(TicketState.Open).Do(Verb.Of(TicketVerb.Snooze).Do).Do((t, now) => t.Assign(Desk.Lea, Desk.Sam, Desk.Open, now));

        Assert.Null(solved.Ticket.SnoozedUntil);
        Assert.NotNull(kept.Ticket.SnoozedUntil);
        Assert.DoesNotContain(solved.Ticket.Events.Concat(kept.Ticket.Events), e => e.Kind == TicketEventKind.Woken);
    }

    [Theory]
    [InlineData("2026-03-02T09:07", SnoozeChoice.LaterToday, "2026-03-02T12:00")]
    [InlineData("2026-03-02T20:50", SnoozeChoice.LaterToday, "2026-03-02T23:45")]
    [InlineData("2026-03-02T21:01", SnoozeChoice.LaterToday, null)]
    [InlineData("2026-03-02T23:59", SnoozeChoice.TomorrowMorning, "2026-03-03T08:00")]
    [InlineData("2026-03-03T00:01", SnoozeChoice.TomorrowMorning, "2026-03-04T08:00")]
    [InlineData("2026-03-02T09:00", SnoozeChoice.NextWeek, "2026-03-09T08:00")]
    [InlineData("2026-03-08T09:00", SnoozeChoice.NextWeek, "2026-03-09T08:00")]
    [InlineData("2026-03-28T09:00", SnoozeChoice.TomorrowMorning, "2026-03-29T08:00")]
    [InlineData("2026-03-02T09:00", SnoozeChoice.OwnTime, null)]
    public void What_people_say_is_meant_by_their_own_clock(string now, SnoozeChoice choice, string? expected)
    {
        var meant = choice.At(Local(now), Berlin);

        Assert.Equal(expected is null ? null : Local(expected), meant);
    }

    private static DateTimeOffset Local(string typed) => DateTime.Parse(typed, System.Globalization.CultureInfo.InvariantCulture).In(Berlin);
}
