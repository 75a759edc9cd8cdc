using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>What the steps of a clock do to a ticket, in nobody's name but the desk's.</summary>
public sealed partial class Ticket
{
    public Verdict CanBeRaised() => InState(TicketVerb.Triage).Then(() => Verdict.Unless(Urgency > Urgency.High, Reason.Of("ItIsAsUrgentAsItCanBe")));

    /// <summary>One step more urgent.</summary>
    public void Raise(DateTimeOffset now)
    {
        CanBeRaised().OrThrow();
        Rate(Impact, Urgency - 1, Actor.System, now);
    }

    public Verdict CanGoOn() => Verdict.Unless(
        State is TicketState.WaitingForCustomer or TicketState.WaitingForThirdParty, Reason.Of("OnlyWhatWaitsGoesOn"));

    /// <summary>What waits for somebody else is taken up again.</summary>
    public void GoOn(DateTimeOffset now)
    {
        CanGoOn().OrThrow();
        Become(TicketState.Open, now);
        Record(TicketEventKind.Resumed, Actor.System, now);
    }

    /// <summary>Whoever owns it is the sender: without one there is nobody to whom it could return.</summary>
    public Verdict CanBeEscalated(Tier lastTier) =>
        InState(TicketVerb.Escalate)
            .Then(() => Verdict.Unless(OwnerId is not null, Reason.Of("AnEscalationHasASender")))
            .Then(() => Verdict.Unless(Tier < lastTier, Reason.Of("ThereIsATierAbove", Tier)));

    /// <summary>Functionally, because time runs out: with what is known as its packet, or not at all.</summary>
    /// <param name="sender">Its owner.</param>
    /// <param name="to">The target team's name, for the history.</param>
    public void EscalateBecauseOfTime(
        Actor sender, EscalationTarget target, EscalationPacket packet, PacketField mandatory, Tier lastTier, string to, DateTimeOffset now)
    {
        CanBeEscalated(lastTier)
            .Then(() => Verdict.Unless(sender.Id == OwnerId, Reason.Of("AnEscalationHasASender")))
            .Then(() => CanEscalateTo(target, lastTier).And(packet.IsComplete(target.Tier, mandatory, [])))
            .OrThrow();
        var from = Tier;
        SendUp(sender, target, packet, [], now);
        Record(TicketEventKind.Escalated, Actor.System, now, TicketEvent.Word(from), HistoryWord.Team(target.TeamId, to), TicketEvent.Word(packet.Reason));
    }
}
