namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>What each verb leaves behind: one event, perhaps a message, a stay, another owner.</summary>
public sealed class HistoryTests
{
    public static TheoryData<TicketVerb, TicketState, TicketEventKind, string, string?, int, string?> Effects => new()
    {
        // verb, in state, event, by, owner afterwards, new stays, message
        { TicketVerb.Claim, TicketState.New, TicketEventKind.Claimed, "Sue Brandt", "Sue Brandt", 0, null },
        { TicketVerb.Assign, TicketState.Open, TicketEventKind.Assigned, "Lea Moreau", "Sue Brandt", 0, null },
        { TicketVerb.Release, TicketState.Open, TicketEventKind.Released, "Sam Okafor", null, 0, null },
        { TicketVerb.Triage, TicketState.Open, TicketEventKind.PriorityChanged, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Identify, TicketState.Open, TicketEventKind.ProductIdentified, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Reply, TicketState.Open, TicketEventKind.Replied, "Sam Okafor", "Sam Okafor", 0, "Public: Please try this." },
        { TicketVerb.Note, TicketState.Open, TicketEventKind.NoteAdded, "Sam Okafor", "Sam Okafor", 0, "Note: Looks like the motor." },
        { TicketVerb.WaitForCustomer, TicketState.Open, TicketEventKind.WaitingForCustomer, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.WaitForThirdParty, TicketState.Open, TicketEventKind.WaitingForThirdParty, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Resume, TicketState.WaitingForThirdParty, TicketEventKind.Resumed, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Escalate, TicketState.Open, TicketEventKind.Escalated, "Sam Okafor", null, 1, null },
        { TicketVerb.Return, TicketState.Open, TicketEventKind.Returned, "Sam Okafor", "Fay Lindner", 1, null },
        { TicketVerb.Resolve, TicketState.Open, TicketEventKind.Resolved, "Sam Okafor", "Sam Okafor", 0, "Public: Recalibrate the lens." },
        { TicketVerb.Confirm, TicketState.Resolved, TicketEventKind.Confirmed, "Carla Reyes", "Sam Okafor", 0, null },
        { TicketVerb.Reopen, TicketState.Resolved, TicketEventKind.Reopened, "Carla Reyes", "Sam Okafor", 0, "Public: Still blurred." },
        { TicketVerb.CustomerReply, TicketState.WaitingForCustomer, TicketEventKind.CustomerReplied, "Carla Reyes", "Sam Okafor", 0, "Public: I did." },
        { TicketVerb.RequestEscalation, TicketState.Open, TicketEventKind.EscalationRequested, "Carla Reyes", "Sam Okafor", 0, null },
        { TicketVerb.Offer, TicketState.New, TicketEventKind.Offered, "Helpdesk", null, 0, null },
        { TicketVerb.HandOver, TicketState.Open, TicketEventKind.Offered, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Accept, TicketState.Open, TicketEventKind.OfferAccepted, "Sue Brandt", "Sue Brandt", 0, null },
        { TicketVerb.Decline, TicketState.Open, TicketEventKind.OfferDeclined, "Sue Brandt", "Sam Okafor", 0, null },
        { TicketVerb.Recall, TicketState.Open, TicketEventKind.OfferRecalled, "Lea Moreau", "Sam Okafor", 0, null },
        { TicketVerb.Transfer, TicketState.Open, TicketEventKind.Transferred, "Lea Moreau", null, 1, null },
        { TicketVerb.InformLead, TicketState.Open, TicketEventKind.HierarchicallyEscalated, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Consult, TicketState.Open, TicketEventKind.ConsultAsked, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.AnswerConsult, TicketState.WaitingForCustomer, TicketEventKind.ConsultAnswered, "Theo Vogel", "Sam Okafor", 0, null },
        { TicketVerb.DeclineConsult, TicketState.Open, TicketEventKind.ConsultDeclined, "Theo Vogel", "Sam Okafor", 0, null },
        { TicketVerb.EndConsult, TicketState.Open, TicketEventKind.ConsultEnded, "Lea Moreau", "Sam Okafor", 0, null },
        { TicketVerb.Submit, TicketState.Open, TicketEventKind.AnswerSubmitted, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.SendBackAnswer, TicketState.Open, TicketEventKind.AnswerSentBack, "Theo Vogel", "Sam Okafor", 0, null },
        { TicketVerb.WithdrawAnswer, TicketState.Open, TicketEventKind.AnswerWithdrawn, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Snooze, TicketState.WaitingForCustomer, TicketEventKind.Snoozed, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Wake, TicketState.Open, TicketEventKind.Woken, "Sam Okafor", "Sam Okafor", 0, null },
        { TicketVerb.Remind, TicketState.WaitingForCustomer, TicketEventKind.CustomerReminded, "Helpdesk", "Sam Okafor", 0, "Public: Do you still need us?" },
        { TicketVerb.EndUnanswered, TicketState.WaitingForCustomer, TicketEventKind.ResolvedUnanswered, "Helpdesk", "Sam Okafor", 0, "Public: We stop here." },
        { TicketVerb.CloseByItself, TicketState.Resolved, TicketEventKind.ClosedAutomatically, "Helpdesk", "Sam Okafor", 0, null },
    };

    [Fact]
    public void The_table_of_effects_names_every_verb() =>
        Assert.Equal(Enum.GetValues<TicketVerb>().Except([TicketVerb.ReleaseAnswer]), Effects.Select(e => e.Data.Item1));

    [Theory]
    [MemberData(nameof(Effects))]
    public void Each_verb_leaves_one_event_that_says_who_when_and_what(
        TicketVerb verb, TicketState state, TicketEventKind kind, string by, string? owner, int newStays, string? message)
    {
        var story = Story.Ready(state, verb).After(TimeSpan.FromSeconds(61));
        var ticket = story.Ticket.AtVersion(7);
        var (events, stays, messages) = (ticket.Events.Count, ticket.Stays.Count, ticket.Messages.Count);

        Verb.Of(verb).Do(ticket, story.Now);

        var entry = Assert.Single(ticket.Events.Skip(events));
        Assert.Equal((kind, by, story.Now, 8), (entry.Kind, entry.ActorName, entry.At, entry.TicketVersion));
        Assert.Equal(by == Desk.Carla.Name ? ActorKind.Customer : by == Actor.System.Name ? ActorKind.System : ActorKind.Agent, entry.ActorKind);
        Assert.Equal(story.Now, ticket.UpdatedAt);
        Assert.Equal(owner, Desk.Everybody.SingleOrDefault(a => a.Id == ticket.OwnerId)?.Name);
        Assert.Equal(newStays, ticket.Stays.Count - stays);
        Assert.Equal(
            message is null ? [] : new[] { (message, by, story.Now) },
            ticket.Messages.Skip(messages).Select(m => ($"{m.Kind}: {m.Body}", m.AuthorName, m.At)));
    }

    /// <summary>The one verb that is two people's: what the trainee says, and who let it be said.</summary>
    [Fact]
    public void A_release_leaves_what_the_trainee_said_and_who_released_it()
    {
        var story = Story.Ready(TicketState.Open, TicketVerb.ReleaseAnswer);
        var (events, messages) = (story.Ticket.Events.Count, story.Ticket.Messages.Count);

        story.Do(Verb.Of(TicketVerb.ReleaseAnswer).Do);

        Assert.Equal(
            [(TicketEventKind.Replied, "Sam Okafor", null), (TicketEventKind.AnswerReleased, "Theo Vogel", "Sam Okafor")],
            story.Ticket.Events.Skip(events).Select(e => (e.Kind, e.ActorName, e.To)));
        Assert.Equal(("Please try this.", "Sam Okafor", story.Now), story.Ticket.Messages.Skip(messages).Select(m => (m.Body, m.AuthorName, m.At)).Single());
    }

    [Fact]
    public void A_reported_ticket_begins_in_First_Level_with_the_description_as_its_first_message()
    {
        var ticket = Story.Reported().Ticket;

        Assert.Equal((Tier.First, Desk.TeamOf(Tier.First), TicketState.New), (ticket.Tier, ticket.TeamId, ticket.State));
        Assert.Null(ticket.OwnerId);
        Assert.Equal("It never gets sharp.", Assert.Single(ticket.Messages).Body);
        Assert.Equal((TicketEventKind.Reported, 1), (Assert.Single(ticket.Events).Kind, ticket.Events.Single().TicketVersion));
        Assert.Equal((Desk.Monday, null), (Assert.Single(ticket.Stays).From, ticket.Stays.Single().Until));
    }

    [Fact]
    public void The_ticket_keeps_only_the_hash_of_the_private_link()
    {
        var link = SecretToken.Create();
        var report = new Report(Guid.NewGuid(), Desk.Carla, null, Language.German, Desk.Cameras, null, null, "", "t", "d", 11);

        Assert.Equal(link.Hash, Ticket.Report(report, link, Desk.Monday).LinkHash);
    }

    [Fact]
    public void History_tells_the_priority_before_and_after()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.Triage(Desk.Sam, Impact.High, Urgency.High, now));

        var entry = story.Ticket.Events.Last();
        Assert.Equal(("2 2 1", "1 1 1"), (entry.From, entry.To));
    }

    [Fact]
    public void Another_impact_and_urgency_of_the_same_priority_are_told()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.Triage(Desk.Sam, Impact.High, Urgency.Low, now))
            .Do((t, now) => t.Triage(Desk.Sam, Impact.Low, Urgency.High, now));

        var entry = story.Ticket.Events.Last();
        Assert.Equal((TicketEventKind.PriorityChanged, "3 1 3", "3 3 1"), (entry.Kind, entry.From, entry.To));
    }

    [Fact]
    public void What_a_packet_says_of_priority_and_device_is_told_as_a_change_of_the_ticket()
    {
        var story = Story.In(TicketState.Open);
        var (ticket, before) = (story.Ticket, story.Ticket.Events.Count);
        var packet = Packets.Full with { Impact = Impact.Low, Urgency = Urgency.Low, SerialNumber = "SN-9", ProductVersion = "4.0" };

        story.Do((t, now) => t.Escalate(
            Desk.Sam, new(Tier.Second, Desk.TeamOf(Tier.Second), Desk.Firmware), packet, Packets.Steps, PacketField.None, Tier.Third, "Second", now));

        Assert.Equal(
            [
                (TicketEventKind.PriorityChanged, "2 2 1", "5 3 3", null),
                (TicketEventKind.ProductIdentified, "SN-4711", "SN-9", "#DevicePart.SerialNumber"),
                (TicketEventKind.ProductIdentified, "2.4.1", "4.0", "#DevicePart.ProductVersion"),
            ],
            ticket.Events.Skip(before).SkipLast(1).Select(e => (e.Kind, e.From, e.To, e.Detail)));
        Assert.Equal(TicketEventKind.Escalated, ticket.Events.Last().Kind);
    }

    [Fact]
    public void Each_part_of_a_device_that_was_corrected_is_told_with_what_it_was_before()
    {
        var story = Story.In(TicketState.Open).Do((t, now) => t.Identify(Desk.Sam, 5, 7, "SN-2", "3.0", new("", "Iris 5"), now));
        var before = story.Ticket.Events.Count;

        story.Do((t, now) => t.Identify(Desk.Sam, 5, 7, "SN-3", "3.0", new("Iris 5", "Iris 5"), now))
            .Do((t, now) => t.Identify(Desk.Sam, null, null, "", "", new("Iris 5", ""), now));

        Assert.Equal(
            [
                ("#DevicePart.SerialNumber", "SN-2", "SN-3"), ("#DevicePart.Product", "Iris 5", ""),
                ("#DevicePart.SerialNumber", "SN-3", ""), ("#DevicePart.ProductVersion", "3.0", ""),
            ],
            story.Ticket.Events.Skip(before).Select(e => (e.Detail, e.From, e.To)));
    }

    [Fact]
    public void Saying_what_is_known_already_leaves_no_trace()
    {
        var story = Story.In(TicketState.Open);
        var before = story.Ticket.Snapshot();
        var t = story.Ticket;

        story.Do((_, now) => t.Triage(Desk.Sam, t.Impact, t.Urgency, now))
            .Do((_, now) => t.Identify(Desk.Sam, t.ProductId, t.GenerationId, t.SerialNumber, t.ProductVersion, new("Iris 5", "Iris 5"), now));

        Assert.Equal(before, t.Snapshot());
    }

    [Fact]
    public void Every_stretch_of_time_belongs_to_one_team()
    {
        var story = Story.InThirdLevel().Claimed(Desk.Theo).Returned(Desk.Theo, Desk.Sam).Resolved(Desk.Sam);
        story.Do((t, now) => t.Confirm(Desk.Carla, now));

        var stays = story.Ticket.Stays.ToList();
        Assert.Equal([Tier.First, Tier.Second, Tier.Third, Tier.Second], stays.Select(s => s.Tier));
        Assert.Equal(stays.Skip(1).Select(s => (DateTimeOffset?)s.From), stays.SkipLast(1).Select(s => s.Until));
        Assert.Equal((Desk.Monday, story.Now), (stays[0].From, stays[^1].Until));
    }
}
