namespace Helpdesk.Domain.Tests.Stage;

/// <summary>A ticket and what happens to it, a minute between the happenings.</summary>
internal sealed class Story
{
    private Story()
    {
    }

    public Ticket Ticket { get; } = Ticket.Report(
        new Report(
            Guid.CreateVersion7(), Desk.Carla, null, Language.English, Desk.Cameras, 5, 6, "SN-1", "Lens hunts", "It never gets sharp.",
            Desk.TeamOf(Tier.First)),
        SecretToken.Create(), Desk.Monday);

    public DateTimeOffset Now { get; private set; } = Desk.Monday;

    public static Story Reported() => new();

    public static Story ClaimedBy(Agent agent) => Reported().Claimed(agent);

    /// <summary>Escalated by Fay, not yet taken up.</summary>
    public static Story InSecondLevel() => ClaimedBy(Desk.Fay).Escalated(Desk.Fay, Tier.Second);

    /// <summary>Escalated by Fay to Second and by Sam to Third Level, not yet taken up.</summary>
    public static Story InThirdLevel() => InSecondLevel().Claimed(Desk.Sam).Escalated(Desk.Sam, Tier.Third, Desk.Firmware);

    /// <summary>In this state; where the state has an owner, Sam owns it in Second Level.</summary>
    public static Story In(TicketState state) => state switch
    {
        TicketState.New => Reported(),
        TicketState.Open => InSecondLevel().Claimed(Desk.Sam),
        TicketState.WaitingForCustomer => In(TicketState.Open).Do((t, now) => t.WaitForCustomer(Desk.Sam, now)),
        TicketState.WaitingForThirdParty => In(TicketState.Open).Do((t, now) => t.WaitForThirdParty(Desk.Sam, "Lens supplier", now)),
        TicketState.Resolved => In(TicketState.Open).Resolved(Desk.Sam),
        TicketState.Closed => In(TicketState.Resolved).Do((t, now) => t.Confirm(Desk.Carla, now)),
    };

    /// <summary>Sam asked the customer something and waits.</summary>
    public static Story Asked() => In(TicketState.WaitingForCustomer).Do(Verb.Of(TicketVerb.Reply).Do);

    /// <summary>In this state, and ready for the verb: nobody owns it, it is offered to Sue, Theo or the customer is asked, or time has passed, where the verb needs that.</summary>
    public static Story Ready(TicketState state, TicketVerb verb) => In(state) switch
    {
        { Ticket: { IsActive: true, OwnerId: not null } } story when Verb.NeedsNoOwner(verb) => story.Released(Desk.Sam),
        { Ticket: { IsActive: true, OwnerId: null } } story when Verb.NeedsAnOffer(verb) => story.Do(Verb.Of(TicketVerb.Offer).Do),
        { Ticket: { IsActive: true, OwnerId: not null } } story when Verb.NeedsAQuestion(verb) => story.Do(Verb.Of(TicketVerb.Consult).Do),
        { Ticket.IsActive: true } story when Verb.NeedsAnOffer(verb) => story.Do(Verb.Of(TicketVerb.HandOver).Do),
        { Ticket: { IsActive: true, OwnerId: not null } } story when Verb.NeedsAnAnswer(verb) => story.Do(Verb.Of(TicketVerb.Submit).Do),
        { Ticket: { IsActive: true, OwnerId: not null } } story when verb == TicketVerb.Wake => story.Do(Verb.Of(TicketVerb.Snooze).Do),
        { Ticket.State: TicketState.WaitingForCustomer } story when verb == TicketVerb.Remind => story.Do(Verb.Of(TicketVerb.Reply).Do).After(TimeSpan.FromDays(3)),
        { Ticket.State: TicketState.WaitingForCustomer } story when verb == TicketVerb.EndUnanswered => story.Do(Verb.Of(TicketVerb.Reply).Do).After(TimeSpan.FromDays(14)),
        { Ticket.State: TicketState.Resolved } story when verb == TicketVerb.CloseByItself => story.After(TimeSpan.FromDays(14)),
        var story => story,
    };

    public Story After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Story Do(Action<Ticket, DateTimeOffset> what)
    {
        Now += TimeSpan.FromMinutes(1);
        what(Ticket, Now);
        return this;
    }

    public Story Claimed(Agent by) => Do((t, now) => t.Claim(by, Desk.Open, now));

    public Story Released(Agent by) => Do((t, now) => t.Release(by, now));

    public Story Escalated(Agent by, Tier to, long topic = Desk.Optics, string bypass = "") =>
        Do((t, now) => t.Escalate(
            by, new EscalationTarget(to, Desk.TeamOf(to), topic, bypass), Packets.Full, Packets.Steps, PacketField.None, Tier.Third, $"{to} team", now));

    /// <summary>Taken in training, with Theo as the mentor.</summary>
    public Story ClaimedInTraining(Agent by) => Do((t, now) => t.Claim(by, Desk.OpenInTraining, now));

    public Story Submitted(Agent by, AnswerDraft draft) => Do((t, now) => t.Submit(by, draft, Desk.UnderTheo, Guid.CreateVersion7(), now));

    public Story Returned(Agent by, Agent to, GateDecision? gate = null, long? team = null) =>
        Do((t, now) => t.Return(by, new TicketReturn(ReturnCode.SolvableAtLowerLevel, "", "See manual"), new(team ?? Desk.TeamOf(t.CurrentEscalation!.FromTier), to.AsActor, gate ?? Desk.Open), now));

    public Story Resolved(Agent by) =>
        Do((t, now) => t.Resolve(by, new Resolution("Recalibrate the lens.", true, null), Guid.CreateVersion7(), now));
}
