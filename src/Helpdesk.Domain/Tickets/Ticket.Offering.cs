using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>
/// Offers: from the queue by the desk, or warm from the owner to somebody else. Ownership moves with the acceptance and in one step,
/// so a ticket never has two owners, and one that has an owner never has none in between.
/// </summary>
public sealed partial class Ticket
{
    public TicketOffer? OpenOffer => offers.Find(o => o.State == OfferState.Open);

    /// <summary>Waits in a queue for somebody, and nobody has been asked yet.</summary>
    public bool LooksForSomebody => IsActive && OwnerId is null && OpenOffer is null;

    public Verdict CanOffer() =>
        InState(TicketVerb.Offer)
            .Then(() => Verdict.Unless(OwnerId is null, Reason.Of("SomebodyElseTookIt")))
            .Then(NothingIsOffered);

    /// <summary>The desk offers it from the queue.</summary>
    public void Offer(Actor to, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        CanOffer().OrThrow();
        offers.Add(new TicketOffer(null, to, null, now, expiresAt));
        Record(TicketEventKind.Offered, Actor.System, now, to: HistoryWord.Of(to));
    }

    public Verdict CanHandOver(long agentId) =>
        InState(TicketVerb.HandOver).Then(() => IsOwner(agentId)).Then(NothingIsOffered);

    /// <summary>Warm handover: the owner offers the ticket, with an escalation or within the tier, and stays the owner until it is accepted.</summary>
    /// <param name="mandatory">What the product family demands of a packet.</param>
    public void HandOver(
        Agent agent, Actor to, Proposal? proposal, PacketField mandatory, Tier lastTier, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        CanHandOver(agent.Id)
            .Then(() => proposal is null ? Verdict.Yes : CanEscalate(agent.Id, lastTier)
                .Then(() => CanEscalateTo(proposal.Target, lastTier).And(proposal.Packet.IsComplete(proposal.Target.Tier, mandatory, proposal.Steps))))
            .And(Verdict.Unless(to.Id != agent.Id, Reason.Of("NobodyHandsOverToThemselves")))
            .OrThrow();
        offers.Add(new TicketOffer(agent.AsActor, to, proposal, now, expiresAt));
        Record(TicketEventKind.Offered, agent.AsActor, now, to: HistoryWord.Of(to));
    }

    public const int HandOverReasonMaxLength = 500;

    /// <summary>Warm within the tier and team, to one colleague alone: nothing about the ticket changes until they accept.</summary>
    /// <param name="reason">Why, for the colleague.</param>
    public void HandOver(Agent agent, Actor to, string reason, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        CanHandOver(agent.Id).And(Verdict.Unless(to.Id != agent.Id, Reason.Of("NobodyHandsOverToThemselves"))).OrThrow();
        offers.Add(new TicketOffer(agent.AsActor, to, null, now, expiresAt));
        Record(TicketEventKind.Offered, agent.AsActor, now, to: HistoryWord.Of(to), detail: reason);
    }

    public Verdict CanAccept(long agentId, DateTimeOffset now) =>
        InState(TicketVerb.Accept).Then(() => IsOfferedTo(agentId)).Then(() => Verdict.Unless(now < OpenOffer!.ExpiresAt, Reason.Of("TheOfferHasEnded", OpenOffer.ExpiresAt)));

    /// <param name="gate">What the gate says of the agent and of the work as it will be: in the tier of the escalation, where there is one.</param>
    /// <param name="lastTier">The highest tier the company runs now.</param>
    public void Accept(Agent agent, GateDecision gate, Tier lastTier, DateTimeOffset now)
    {
        CanAccept(agent.Id, now)
            .Then(() => OpenOffer!.Proposal is { } p ? CanEscalateTo(p.Target, lastTier) : Verdict.Yes)
            .Then(() => gate.Verdict)
            .OrThrow();
        var offer = OpenOffer!;
        var tier = Tier;
        offer.End(OfferState.Accepted, now);
        if (offer is { Proposal: { } proposal, FromAgentId: { } from })
        {
            SendUp(Actor.Agent(from, offer.FromName), proposal.Target, proposal.Packet, proposal.Steps, now);
        }

        Own(agent.AsActor, offer.IsHandover ? AssignmentPath.Handover : AssignmentPath.Offer, gate, now);
        Record(TicketEventKind.OfferAccepted, agent.AsActor, now, TicketEvent.Word(tier), offer.Proposal is { } p ? HistoryWord.Team(p.Target.TeamId, p.To) : null,
            HistoryWord.Person(offer.FromAgentId, offer.FromName));
    }

    public Verdict CanDecline(long agentId) => InState(TicketVerb.Decline).Then(() => IsOfferedTo(agentId));

    public TicketOffer Decline(Agent agent, string reason, DateTimeOffset now)
    {
        CanDecline(agent.Id).OrThrow();
        var offer = OpenOffer!;
        offer.End(OfferState.Declined, now, reason);
        Setbacks++;
        Record(TicketEventKind.OfferDeclined, agent.AsActor, now, detail: reason);
        return offer;
    }

    /// <param name="by">Whoever offered it, or a lead.</param>
    public Verdict CanRecall(Agent by) =>
        InState(TicketVerb.Recall)
            .Then(() => Verdict.Unless(OpenOffer is not null, Reason.Of("NothingIsOffered")))
            .Then(() => Verdict.Unless(OpenOffer!.FromAgentId == by.Id || by.Role >= AgentRole.Lead, Reason.Of("WhoOfferedItOrALeadRecalls")));

    public void Recall(Agent by, DateTimeOffset now)
    {
        CanRecall(by).OrThrow();
        var offer = OpenOffer!;
        offer.End(OfferState.Recalled, now);
        Record(TicketEventKind.OfferRecalled, by.AsActor, now, to: HistoryWord.Person(offer.AgentId, offer.AgentName));
    }

    /// <summary>The time is over and nobody answered. Nothing happens to an offer that still has time, or was answered.</summary>
    /// <returns>The offer that was missed.</returns>
    public TicketOffer? Miss(DateTimeOffset now)
    {
        if (OpenOffer is not { } offer || now < offer.ExpiresAt)
        {
            return null;
        }

        offer.End(OfferState.Missed, now);
        Setbacks++;
        Record(TicketEventKind.OfferMissed, Actor.System, now, to: HistoryWord.Person(offer.AgentId, offer.AgentName));
        return offer;
    }

    /// <summary>After a decline or a missed offer the same is held out to the next person.</summary>
    public void OfferOn(TicketOffer ended, Actor to, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        Verdict.Unless(IsActive && OwnerId == ended.FromAgentId, Reason.Of("NothingIsOffered")).Then(NothingIsOffered).OrThrow();
        offers.Add(new TicketOffer(ended.FromAgentId is { } from ? Actor.Agent(from, ended.FromName) : null, to, ended.Proposal, now, expiresAt));
        Record(TicketEventKind.Offered, Actor.System, now, to: HistoryWord.Of(to));
    }

    /// <summary>Everybody who could have taken the handover was asked: it stays with its owner, who is told.</summary>
    public void KeepWithOwner(DateTimeOffset now) => Record(TicketEventKind.NobodyAccepted, Actor.System, now);

    /// <summary>Nobody holds what it takes: waiting does not help, so the leads are called at once.</summary>
    public void NobodyQualifies(DateTimeOffset now)
    {
        if (LooksForSomebody && !NeedsLead)
        {
            NeedsLead = true;
            Record(TicketEventKind.NobodyQualified, Actor.System, now);
        }
    }

    private Verdict NothingIsOffered() =>
        Verdict.Unless(OpenOffer is null, Reason.Of("ItIsOfferedAlready", OpenOffer?.AgentName ?? ""));

    private Verdict IsOfferedTo(long agentId) => Verdict.Unless(OpenOffer?.AgentId == agentId, Reason.Of("TheOfferIsNotYours"));

    /// <summary>The ticket goes another way: what was held out is not any more.</summary>
    private void WithdrawOffer(DateTimeOffset now) => OpenOffer?.End(OfferState.Withdrawn, now);
}
