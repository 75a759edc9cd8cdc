using CsCheck;

namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>Whatever people try on a ticket, in whatever order, these hold after every try.</summary>
public sealed class TicketLifeTests
{
    [Fact]
    public void In_every_life_a_ticket_keeps_its_promises() => Try.Lives.Sample(Live, iter: 400, print: Print);

    [Fact]
    public void The_lives_that_are_tried_reach_every_verb_and_every_state()
    {
        var (verbs, states, tiers, bounces) = (new HashSet<TicketVerb>(), new HashSet<TicketState>(), new HashSet<Tier>(), 0);
        Try.Lives.Sample(
            tries =>
            {
                var (ticket, now) = (Story.Reported().Ticket, Desk.Monday);
                foreach (var one in tries)
                {
                    now = now.AddSeconds(one.Seconds);
                    if (Refusal(one, ticket, now) is null)
                    {
                        verbs.Add(one.Verb);
                    }

                    states.Add(ticket.State);
                    tiers.Add(ticket.Tier);
                    bounces = Math.Max(bounces, ticket.BounceCount);
                }
            },
            iter: 3_000, threads: 1);

        Assert.Equal(Enum.GetValues<TicketVerb>(), verbs.Order());
        Assert.Equal(Enum.GetValues<TicketState>(), states.Order());
        Assert.Equal(Enum.GetValues<Tier>(), tiers.Order());
        Assert.InRange(bounces, 2, int.MaxValue);
    }

    private static void Live(Try[] tries)
    {
        var (ticket, now) = (Story.Reported().Ticket, Desk.Monday);
        var (returns, responsible) = (0, (long?)null);
        foreach (var one in tries)
        {
            now = now.AddSeconds(one.Seconds);
            var (before, events, owner, place) = (ticket.Snapshot(), ticket.Events.Count, ticket.OwnerId, Place(ticket));
            var refusal = Refusal(one, ticket, now);
            var changed = ticket.Snapshot() != before;

            Assert.False(refusal is not null && changed, $"a refused {one.Verb} changed the ticket");
            Assert.True(changed == ticket.Events.Count > events, $"{one.Verb} changed the ticket without an event, or the other way round");
            Assert.All(ticket.Events.Skip(events), e => Assert.Equal((now, ticket.Version + 1), (e.At, e.TicketVersion)));

            returns += one.Verb == TicketVerb.Return && refusal is null ? 1 : 0;
            responsible ??= ticket.OwnerId;
            Assert.False(
                owner is not null && ticket.OwnerId is null && one.Verb is not (TicketVerb.Release or TicketVerb.Escalate or TicketVerb.Return or TicketVerb.Reopen or TicketVerb.Transfer),
                $"{one.Verb} left the ticket without an owner");
            Assert.Equal((returns, responsible), (ticket.BounceCount, ticket.ResponsibleId));
            Assert.False(
                one.Verb is TicketVerb.Consult or TicketVerb.AnswerConsult or TicketVerb.DeclineConsult or TicketVerb.EndConsult && !Place(ticket).Equals(place),
                $"{one.Verb} moved the ticket");
            KeepsItsPromises(ticket, now);
        }
    }

    /// <summary>Whose it is, where it stands and how long it may take.</summary>
    private static object Place(Ticket ticket) => (
        ticket.OwnerId, ticket.ResponsibleId, ticket.Tier, ticket.TeamId, ticket.State, ticket.Priority, ticket.BounceCount, ticket.NextNewsAt,
        ticket.Stays.Count, ticket.Skills.Sum(s => s.TopicId), ticket.Escalations.Count, ticket.Assignments.Count, ticket.OpenOffer);

    private static void KeepsItsPromises(Ticket ticket, DateTimeOffset now)
    {
        var stays = ticket.Stays.ToList();
        var closed = ticket.State == TicketState.Closed;

        Assert.Equal(ticket.State is not (TicketState.Resolved or TicketState.Closed), ticket.IsActive);
        Assert.False(ticket is { State: TicketState.New, OwnerId: not null }, "a new ticket has an owner");
        Assert.False(ticket is { State: TicketState.Resolved, OwnerId: null }, "a resolved ticket has lost its owner");
        Assert.InRange(ticket.Offers.Count(o => o.State == OfferState.Open), 0, ticket.IsActive ? 1 : 0);
        Assert.True(ticket.OpenOffer is not { } open || open.FromAgentId == ticket.OwnerId, "an offer is not its owner's");
        Assert.InRange(ticket.Answers.Count(a => a.State == AnswerState.Waiting), 0, ticket.IsActive ? 1 : 0);
        Assert.True(ticket.WaitingAnswer is not { } waiting || waiting.AuthorId == ticket.OwnerId, "an answer waits that is not its owner's");
        Assert.InRange(ticket.Answers.Count(a => a.IsCurrent), 0, 1);
        Assert.False(ticket is { SnoozedUntil: not null, OwnerId: null } or { SnoozedUntil: not null, IsActive: false }, "nobody's ticket is set aside");
        Assert.Equal(ticket.State == TicketState.WaitingForCustomer, ticket.SilentSince is not null);
        Assert.All(ticket.Answers, a => Assert.Equal(a.State == AnswerState.Released, ticket.Messages.Any(m => m.Key == a.Key)));
        Assert.Equal((int)ticket.Impact + (int)ticket.Urgency - 1, ticket.Priority);

        var asked = ticket.Consults.Where(c => c.State == ConsultState.Asked).Select(c => c.AgentId).ToList();
        Assert.InRange(asked.Count, 0, ticket.IsActive ? Ticket.MostOpenConsults : 0);
        Assert.Equal(asked.Distinct(), asked);
        Assert.DoesNotContain(ticket.OwnerId ?? 0, asked);
        Assert.All(ticket.Consults, c => Assert.Equal(c.State == ConsultState.Asked, c.EndedAt is null));

        Assert.Equal(closed ? 0 : 1, stays.Count(s => s.Until is null));
        Assert.Equal((ticket.Tier, ticket.TeamId), (stays[^1].Tier, stays[^1].TeamId));
        Assert.Equal(ticket.CreatedAt, stays[0].From);
        Assert.All(stays.Zip(stays.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
        var life = (ticket.ClosedAt ?? now) - ticket.CreatedAt;
        Assert.Equal(life, stays.Aggregate(TimeSpan.Zero, (sum, s) => sum + ((s.Until ?? now) - s.From)));

        Assert.Equal(ticket.Tier == Tier.First, ticket.Escalations.All(e => e.ReturnedAt is not null));
        Assert.Equal(ticket.Tier == Tier.First ? 0 : 1, ticket.Skills.Count);
        Assert.Equal(closed, ticket.ClosedAt is not null);
        Assert.Equal(!ticket.IsActive, ticket.ResolvedAt is not null);
        Assert.False(ticket is { IsActive: false, NeedsLead: true }, "a solved ticket calls for a lead");

        var pairs = ticket.Escalations.Where(e => e.ReturnedById is not null)
            .CountBy(e => (Math.Min(e.FromAgentId, e.ReturnedById!.Value), Math.Max(e.FromAgentId, e.ReturnedById.Value)));
        Assert.All(pairs, pair => Assert.InRange(pair.Value, 1, 2));
    }

    private static BrokenRuleException? Refusal(Try one, Ticket ticket, DateTimeOffset now)
    {
        try
        {
            one.On(ticket, now);
            return null;
        }
        catch (BrokenRuleException refusal)
        {
            return refusal;
        }
    }

    private static string Print(Try[] tries) => string.Join(Environment.NewLine, tries.Select(t => t.ToString()));
}
