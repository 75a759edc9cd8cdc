namespace Helpdesk.Domain.Tests.Tickets;

public sealed class CustomerTests
{
    private const int ReopenDays = 14;

    private static readonly WayBack ToSam = Desk.To(Desk.Sam, Tier.Second);

    private static readonly Reason TooLate = Reason.Of("ReopeningEndsAfterSomeDays", ReopenDays);

    [Fact]
    public void A_solved_ticket_can_be_reopened_until_the_last_moment_of_the_window()
    {
        var story = Story.In(TicketState.Resolved);
        var end = story.Ticket.ResolvedAt!.Value.AddDays(ReopenDays);

        story.Ticket.CanReopen(ReopenDays, end.AddTicks(-1)).IsAllowed();
        story.Ticket.CanReopen(ReopenDays, end).IsRefused(TooLate);
        story.After(TimeSpan.FromDays(ReopenDays)).Refuses((t, now) => t.ReopenByCustomer(Desk.Carla, "!", Guid.NewGuid(), ToSam, ReopenDays, now), TooLate);
        story.Refuses((t, now) => t.ReopenByAgent(Desk.Sam, ToSam, ReopenDays, now), TooLate);
    }

    [Fact]
    public void Reopened_it_is_back_with_its_owner_and_forgets_the_resolution()
    {
        var ticket = Story.In(TicketState.Resolved).Do((t, now) => t.ReopenByCustomer(Desk.Carla, "!", Guid.NewGuid(), ToSam, ReopenDays, now)).Ticket;

        Assert.Equal((TicketState.Open, Desk.Sam.Id), (ticket.State, ticket.OwnerId));
        Assert.Equal((null, null, null), (ticket.ResolvedAt, ticket.FirstLevelCouldSolve, ticket.NotFirstLevelBecause));
    }

    [Fact]
    public void Reopened_it_keeps_the_proof_that_its_owner_may_have_it_again()
    {
        var ticket = Story.In(TicketState.Resolved).Do((t, now) => t.ReopenByAgent(Desk.Lea, ToSam, ReopenDays, now)).Ticket;
        var passed = Story.In(TicketState.Resolved)
            .Do((t, now) => t.ReopenByAgent(Desk.Lea, Desk.To(Desk.Sam, Tier.Second, Desk.OpenByOverride), ReopenDays, now)).Ticket;

        var proof = ticket.Assignments.Last();
        Assert.Equal((AssignmentPath.Reopen, Desk.Sam.Id, Tier.Second), (proof.Path, proof.AgentId, proof.Tier));
        Assert.Equal(Desk.Open.Qualifications, proof.Proofs.Select(p => p.QualificationId));
        Assert.Equal([TicketEventKind.OverrideUsed, TicketEventKind.Reopened], passed.Events.TakeLast(2).Select(e => e.Kind));
    }

    [Fact]
    public void Reopened_it_stands_in_the_queue_of_the_team_that_serves_it_now()
    {
        const long heir = 99;
        var story = Story.In(TicketState.Resolved);
        var stays = story.Ticket.Stays.Count;
        var ticket = story.Do((t, now) => t.ReopenByAgent(Desk.Lea, ToSam with { TeamId = heir }, ReopenDays, now)).Ticket;

        Assert.Equal((Tier.Second, heir, Desk.Sam.Id), (ticket.Tier, ticket.TeamId, ticket.OwnerId));
        Assert.Equal((stays + 1, heir), (ticket.Stays.Count, ticket.Stays.Single(s => s.Until is null).TeamId));
    }

    [Fact]
    public void Reopened_it_waits_in_the_queue_when_its_owner_may_no_longer_work_on_it()
    {
        Assert.Null(Story.In(TicketState.Resolved).Do((t, now) => t.ReopenByAgent(Desk.Lea, Desk.To(Desk.Sam, Tier.Second, Desk.Shut), ReopenDays, now)).Ticket.OwnerId);
        Assert.Null(Story.In(TicketState.Resolved).Do((t, now) => t.ReopenByAgent(Desk.Lea, new(Desk.TeamOf(Tier.Second), null, null), ReopenDays, now)).Ticket.OwnerId);
    }

    [Fact]
    public void An_agent_who_takes_a_resolution_back_is_named()
    {
        var ticket = Story.In(TicketState.Resolved).Do((t, now) => t.ReopenByAgent(Desk.Sam, ToSam, ReopenDays, now)).Ticket;

        Assert.Equal((TicketEventKind.Reopened, "Sam Okafor"), (ticket.Events.Last().Kind, ticket.Events.Last().ActorName));
    }

    [Theory]
    [InlineData(TicketState.New)]
    [InlineData(TicketState.Open)]
    [InlineData(TicketState.WaitingForCustomer)]
    [InlineData(TicketState.WaitingForThirdParty)]
    public void Whoever_found_the_answer_first_closes_the_ticket_from_any_active_state(TicketState state)
    {
        var story = Story.In(state).Do((t, now) => t.RequestEscalation(Desk.Carla, "Wedding", now)).Do((t, now) => t.Confirm(Desk.Carla, now));
        var ticket = story.Ticket;

        Assert.Equal((TicketState.Closed, story.Now, story.Now), (ticket.State, ticket.ResolvedAt, ticket.ClosedAt));
        Assert.Equal((null, null, false), (ticket.NextNewsAt, ticket.EscalationRequestedAt, ticket.NeedsLead));
        Assert.All(ticket.Stays, s => Assert.NotNull(s.Until));
    }

    [Fact]
    public void Confirming_keeps_the_time_of_the_resolution()
    {
        var story = Story.In(TicketState.Resolved);
        var resolved = story.Now;

        Assert.Equal(resolved, story.Do((t, now) => t.Confirm(Desk.Carla, now)).Ticket.ResolvedAt);
    }

    [Fact]
    public void A_customer_asks_for_urgency_once_until_the_desk_answers()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.RequestEscalation(Desk.Carla, "Wedding on Saturday", now));
        Assert.Equal((story.Now, true, Desk.Sam.Id), (story.Ticket.EscalationRequestedAt, story.Ticket.NeedsLead, story.Ticket.OwnerId));
        Assert.Equal("Wedding on Saturday", story.Ticket.Events.Last().Detail);

        story.Refuses((t, now) => t.RequestEscalation(Desk.Carla, "Again", now), Reason.Of("TheDeskKnowsItIsUrgent"));
        story.Do((t, now) => t.Reply(Desk.Sam, "By Friday.", Guid.NewGuid(), null, now));
        story.Ticket.CanRequestEscalation().IsAllowed();
    }

    [Fact]
    public void Asking_for_urgency_never_moves_the_ticket()
    {
        var ticket = Story.In(TicketState.Open).Ticket;
        var before = (ticket.State, ticket.Tier, ticket.TeamId, ticket.OwnerId, ticket.Priority, ticket.Stays.Count);

        ticket.RequestEscalation(Desk.Carla, "Wedding", Desk.Monday.AddHours(1));
        Assert.Equal(before, (ticket.State, ticket.Tier, ticket.TeamId, ticket.OwnerId, ticket.Priority, ticket.Stays.Count));
    }

    [Fact]
    public void A_promise_stays_until_another_is_made()
    {
        var story = Story.InSecondLevel().Claimed(Desk.Sam);
        var promised = story.Ticket.NextNewsAt;

        Assert.Equal(promised, story.Do((t, now) => t.Reply(Desk.Sam, "Soon.", Guid.NewGuid(), null, now)).Ticket.NextNewsAt);
        Assert.Equal(Desk.Monday.AddDays(3), story.Do((t, now) => t.Reply(Desk.Sam, "On Thursday.", Guid.NewGuid(), Desk.Monday.AddDays(3), now)).Ticket.NextNewsAt);
    }

    [Fact]
    public void The_first_account_that_adds_a_ticket_keeps_it()
    {
        var ticket = Story.Reported().Ticket;
        ticket.AddToAccount(31, "Carla Reyes", Desk.Monday);
        ticket.AddToAccount(32, "Mallory", Desk.Monday);

        Assert.Equal(31, ticket.AccountId);
        var entry = Assert.Single(ticket.Events, e => e.Kind == TicketEventKind.AddedToAccount);
        Assert.Equal((ActorKind.Customer, "Carla Reyes"), (entry.ActorKind, entry.ActorName));
    }
}
