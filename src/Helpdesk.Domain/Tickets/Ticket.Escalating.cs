using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>The way up and back. Escalations are a stack: a return answers the latest that is still out.</summary>
public sealed partial class Ticket
{
    /// <summary>So often may a ticket come back between the same two people; then a lead decides.</summary>
    public const int BouncesBetweenAPair = 2;

    /// <summary>The escalation that brought the ticket where it is; null in First Level.</summary>
    public Escalation? CurrentEscalation => StillOut.LastOrDefault();

    private IEnumerable<Escalation> StillOut =>
        escalations.Where(e => e.ReturnedAt is null).OrderBy(e => e.SentAt).ThenBy(e => e.Id);

    /// <param name="lastTier">The highest tier the company runs.</param>
    public Verdict CanEscalate(long agentId, Tier lastTier) =>
        InState(TicketVerb.Escalate)
            .Then(() => IsOwner(agentId))
            .Then(() => Verdict.Unless(
                Tier < lastTier || Tier > Tier.First,
                Reason.Of("ThereIsATierAbove", Tier)));

    public Verdict CanEscalateTo(EscalationTarget target, Tier lastTier)
    {
        var skipped = target.Tier - Tier - 1;
        return Verdict.Unless(target.Tier <= lastTier, Reason.Of("ThirdLevelIsTheLast", lastTier).At(nameof(target.Tier)))
            .And(Verdict.Unless(target.Tier >= Tier, Reason.Of("EscalationNeverGoesDown").At(nameof(target.Tier))))
            .And(Verdict.Unless(target.Tier > Tier || Tier > Tier.First, Reason.Of("SidewaysStartsAboveFirstLevel").At(nameof(target.Tier))))
            .And(Verdict.Unless(
                target.Tier != Tier || skills.All(s => s.TopicId != target.TopicId || s.Need == SkillNeed.Additional),
                Reason.Of("SidewaysAsksForAnotherSkill").At(nameof(target.TopicId))))
            .And(Verdict.Unless(
                skipped <= 0 || target.IsPlanned || !string.IsNullOrWhiteSpace(target.BypassReason),
                Reason.Of("PassingOverATierHasAReason").At(nameof(target.BypassReason))));
    }

    /// <summary>Cold handover: into the queue of the target team, complete or not at all.</summary>
    /// <param name="mandatory">What the product family demands of a packet.</param>
    /// <param name="to">The target team's name, for the history.</param>
    public void Escalate(
        Agent agent, EscalationTarget target, EscalationPacket packet, IReadOnlyCollection<TriedStep> steps,
        PacketField mandatory, Tier lastTier, string to, DateTimeOffset now)
    {
        CanEscalate(agent.Id, lastTier)
            .Then(() => CanEscalateTo(target, lastTier).And(packet.IsComplete(target.Tier, mandatory, steps)))
            .OrThrow();

        var from = Tier;
        var skips = SendUp(agent.AsActor, target, packet, steps, now);
        Record(
            !skips ? TicketEventKind.Escalated : target.IsPlanned ? TicketEventKind.PlannedSkip : TicketEventKind.Bypassed, agent.AsActor, now,
            TicketEvent.Word(from), HistoryWord.Team(target.TeamId, to), skips && !target.IsPlanned ? target.BypassReason : TicketEvent.Word(packet.Reason));
    }

    /// <summary>What the packet says is so, and the ticket is where it goes, without an owner.</summary>
    /// <returns>Whether a tier was passed over.</returns>
    private bool SendUp(Actor by, EscalationTarget target, EscalationPacket packet, IReadOnlyCollection<TriedStep> steps, DateTimeOffset now)
    {
        var skips = target.Tier > Tier + 1;
        Rate(packet.Impact, packet.Urgency, by, now);
        Describe(OrKnown(packet.SerialNumber, SerialNumber), OrKnown(packet.ProductVersion, ProductVersion), by, now);
        NextNewsAt = packet.NextNewsAt ?? NextNewsAt;
        var escalation = new Escalation(Tier, TeamId, by.Id!.Value, target, packet, steps, skips, now);
        escalations.Add(escalation);
        Ask(SkillsFor(escalation));
        Disown(now);
        Become(TicketState.Open, now);
        MoveTo(target.Tier, target.TeamId, now);
        return skips;
    }

    public Verdict CanReturn(long agentId) =>
        InState(TicketVerb.Return)
            .Then(() => IsOwner(agentId))
            .Then(() => Verdict.Unless(CurrentEscalation is not null, Reason.Of("OnlyAnEscalatedTicketIsReturned")))
            .Then(() => Verdict.Unless(
                BouncesBetween(agentId, CurrentEscalation!.FromAgentId) < BouncesBetweenAPair,
                Reason.Of("TheThirdBounceGoesToTheLead")));

    /// <summary>
    /// Back to the very agent it came from, or to that team's queue when the agent is absent or no longer admitted there.
    /// </summary>
    /// <param name="way">To the sender and the sender's team, judged for the tier the ticket goes back to.</param>
    public void Return(Agent agent, TicketReturn back, WayBack way, DateTimeOffset now)
    {
        CanReturn(agent.Id).And(back.IsComplete()).OrThrow();
        var escalation = CurrentEscalation!;
        var from = Tier;
        escalation.Return(agent.Id, back.Code, back.Missing, back.Note, now);
        BounceCount++;
        Setbacks++;
        Disown(now);
        Become(TicketState.Open, now);
        MoveTo(escalation.FromTier, way.TeamId, now);
        Ask(SkillsFor(CurrentEscalation));
        GiveBack(way, AssignmentPath.Return, now);
        Record(
            TicketEventKind.Returned, agent.AsActor, now, TicketEvent.Word(from),
            way.Taker is { } taker ? HistoryWord.Of(taker) : TicketEvent.Word(Tier), TicketEvent.Word(back.Code));

        if (BouncesBetween(agent.Id, escalation.FromAgentId) >= BouncesBetweenAPair)
        {
            NeedsLead = true;
            Record(TicketEventKind.LeadInformed, Actor.System, now);
        }
    }

    /// <summary>What the ticket asks of whoever holds it one tier back: the tier and skills of the return.</summary>
    public (Tier Tier, IReadOnlyList<TicketSkill> Skills) ReturnsTo()
    {
        var current = CurrentEscalation ?? throw new BrokenRuleException(Reason.Of("OnlyAnEscalatedTicketIsReturned"));
        return (current.FromTier, SkillsFor(StillOut.SkipLast(1).LastOrDefault()));
    }

    /// <summary>Whoever of the two sent it back.</summary>
    private int BouncesBetween(long one, long other) =>
        escalations.Count(e => (e.ReturnedById, e.FromAgentId) == (one, other) || (e.ReturnedById, e.FromAgentId) == (other, one));

    private static IReadOnlyList<TicketSkill> SkillsFor(Escalation? escalation) =>
        escalation is null ? [] : TicketSkill.AskedBy(escalation.ToTier, escalation.TopicId, escalation.AlsoTopicId);

    private void Ask(IReadOnlyList<TicketSkill> asked)
    {
        skills.Clear();
        skills.AddRange(asked);
    }

    private static string OrKnown(string told, string known) => string.IsNullOrWhiteSpace(told) ? known : told;

    private void GiveBack(WayBack way, AssignmentPath path, DateTimeOffset now)
    {
        if (way is { Taker: { } taker, Gate: { } gate })
        {
            Own(taker, path, gate, now);
        }
    }

    private void MoveTo(Tier tier, long teamId, DateTimeOffset now)
    {
        WithdrawOffer(now);
        stays.Single(s => s.Until is null).End(now);
        stays.Add(new TierStay(tier, teamId, now));
        (Tier, TeamId, TimeBoxReachedAt) = (tier, teamId, null);
    }
}

/// <summary>Where a ticket goes that comes back: to whoever had it, if the gate lets them have it again, else into the queue.</summary>
/// <param name="TeamId">The team it was with or, when that one no longer serves it, the one that does.</param>
public sealed record WayBack(long TeamId, Actor? Agent, GateDecision? Gate)
{
    public Actor? Taker => Gate is { Verdict.IsAllowed: true } ? Agent : null;
}

/// <summary>Why a ticket goes back, by code.</summary>
/// <param name="Missing">Names the missing item when information was insufficient.</param>
public sealed record TicketReturn(ReturnCode Code, string Missing, string Note)
{
    public Verdict IsComplete() => Verdict.Unless(
        Code != ReturnCode.InsufficientInformation || !string.IsNullOrWhiteSpace(Missing),
        Reason.Of("WhatIsMissingIsNamed").At(nameof(Missing)));
}
