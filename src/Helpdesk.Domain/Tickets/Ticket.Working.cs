using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>Working on a ticket: taking it, talking with the customer, solving it.</summary>
public sealed partial class Ticket
{
    /// <param name="gate">What the gate says of this agent and this ticket, now.</param>
    public Verdict CanClaim(Agent agent, GateDecision gate) =>
        InState(TicketVerb.Claim)
            .Then(() => Verdict.Unless(OwnerId != agent.Id, Reason.Of("ItIsYoursAlready")))
            .Then(() => Verdict.Unless(OwnerId is null, Reason.Of("SomebodyElseTookIt")))
            .Then(() => gate.Verdict);

    public void Claim(Agent agent, GateDecision gate, DateTimeOffset now) => Take(agent, AssignmentPath.Claim, gate, now);

    /// <summary>The desk gives them the next one: as if claimed, and told apart from it.</summary>
    public void TakeNext(Agent agent, GateDecision gate, DateTimeOffset now) =>
        Take(agent, AssignmentPath.TakeNext, gate, now, TicketEvent.Word(AssignmentPath.TakeNext));

    public Verdict CanSkip(long agentId) => CanRelease(agentId);

    /// <summary>Given as the next one and given back: somebody else gets it, and this agent not again.</summary>
    public void Skip(Agent agent, SkipReason reason, string note, DateTimeOffset now)
    {
        CanSkip(agent.Id).And(Verdict.Unless(
            reason != SkipReason.Other || !string.IsNullOrWhiteSpace(note), Reason.Of("AnotherReasonIsNamed").At("Note"))).OrThrow();
        Disown(now);
        skips.Add(new TicketSkip(agent.Id, reason, note, now));
        Record(TicketEventKind.Skipped, agent.AsActor, now, detail: TicketEvent.Word(reason));
    }

    /// <param name="by">The owner, who hands it on, or a lead.</param>
    public Verdict CanAssign(Agent by) =>
        InState(TicketVerb.Assign)
            .Then(() => Verdict.Unless(OwnerId == by.Id || by.Role >= AgentRole.Lead, Reason.Of("TheOwnerOrALeadAssigns")));

    public void Assign(Agent by, Agent to, GateDecision gate, DateTimeOffset now)
    {
        CanAssign(by).Then(() => gate.Verdict).OrThrow();
        SeenBy(by);
        Own(to.AsActor, AssignmentPath.Assign, gate, now);
        Record(TicketEventKind.Assigned, by.AsActor, now, to: HistoryWord.Of(to.AsActor));
    }

    public Verdict CanRelease(long agentId) => InState(TicketVerb.Release).Then(() => IsOwner(agentId));

    /// <summary>Back into the team's queue.</summary>
    public void Release(Agent agent, DateTimeOffset now)
    {
        CanRelease(agent.Id).OrThrow();
        Disown(now);
        Record(TicketEventKind.Released, agent.AsActor, now);
    }

    public Verdict CanReply(long agentId) => InState(TicketVerb.Reply).Then(() => IsOwner(agentId)).Then(NothingWaitsForRelease);

    /// <param name="nextNewsAt">When the customer hears from us again; null leaves the promise as it is.</param>
    public void Reply(Agent agent, string body, Guid key, DateTimeOffset? nextNewsAt, DateTimeOffset now)
    {
        CanReply(agent.Id).OrThrow();
        Answer(agent.AsActor, body, key, nextNewsAt, now);
    }

    public Verdict CanNote() => InState(TicketVerb.Note);

    /// <summary>What a service provider's people write, they can read again: only the company's own keep a note among themselves.</summary>
    public static Verdict CanNoteInHouse(long? agentProviderId) =>
        Verdict.Unless(agentProviderId is null, Reason.Of("OnlyTheCompanyNotesInHouse").At("InHouse"));

    /// <param name="inHouse">The people of service providers do not read it.</param>
    public void Note(Agent agent, string body, Guid key, DateTimeOffset now, bool inHouse = false)
    {
        CanNote().And(inHouse ? CanNoteInHouse(agent.ProviderId) : Verdict.Yes).OrThrow();
        Say(MessageKind.Note, agent.AsActor, body, key, now, inHouse);
        Record(inHouse ? TicketEventKind.InHouseNoteAdded : TicketEventKind.NoteAdded, agent.AsActor, now);
    }

    public Verdict CanWaitForCustomer(long agentId) => InState(TicketVerb.WaitForCustomer).Then(() => IsOwner(agentId));

    public void WaitForCustomer(Agent agent, DateTimeOffset now)
    {
        CanWaitForCustomer(agent.Id).OrThrow();
        Become(TicketState.WaitingForCustomer, now);
        Record(TicketEventKind.WaitingForCustomer, agent.AsActor, now);
    }

    public Verdict CanWaitForThirdParty(long agentId) => InState(TicketVerb.WaitForThirdParty).Then(() => IsOwner(agentId));

    /// <param name="whom">Supplier, defect, delivery: what is waited for.</param>
    public void WaitForThirdParty(Agent agent, string whom, DateTimeOffset now)
    {
        CanWaitForThirdParty(agent.Id).OrThrow();
        Become(TicketState.WaitingForThirdParty, now);
        Record(TicketEventKind.WaitingForThirdParty, agent.AsActor, now, detail: whom);
    }

    public Verdict CanResume(long agentId) => InState(TicketVerb.Resume).Then(() => IsOwner(agentId));

    public void Resume(Agent agent, DateTimeOffset now)
    {
        CanResume(agent.Id).OrThrow();
        Become(TicketState.Open, now);
        Record(TicketEventKind.Resumed, agent.AsActor, now);
    }

    public Verdict CanResolve(long agentId) => InState(TicketVerb.Resolve).Then(() => IsOwner(agentId)).Then(NothingWaitsForRelease);

    public void Resolve(Agent agent, Resolution resolution, Guid key, DateTimeOffset now)
    {
        CanResolve(agent.Id).And(resolution.IsCompleteFor(Tier)).OrThrow();
        Solve(agent.AsActor, resolution, key, now);
    }

    private void Take(Agent agent, AssignmentPath path, GateDecision gate, DateTimeOffset now, string? detail = null)
    {
        CanClaim(agent, gate).OrThrow();
        SeenBy(agent);
        Own(agent.AsActor, path, gate, now);
        Record(TicketEventKind.Claimed, agent.AsActor, now, detail: detail);
    }

    private void Own(Actor agent, AssignmentPath path, GateDecision gate, DateTimeOffset now)
    {
        var id = agent.Id!.Value;
        WakeFor(OwnerId == id ? null : WakeCause.OwnerChanged, now);
        WithdrawOffer(now);
        EndConsults(now, id);
        LapseAnswer(now);
        OwnerId = id;
        TraineeshipId = gate.Training?.Id;
        ResponsibleId ??= id;
        if (State == TicketState.New)
        {
            Become(TicketState.Open, now);
        }

        CurrentEscalation?.Accept(id, now);
        assignments.Add(new TicketAssignment(path, id, Tier, now, gate));
        if (gate.OverrideId is not null)
        {
            Record(TicketEventKind.OverrideUsed, agent, now);
        }

        if (gate.Training is { } training)
        {
            Record(TicketEventKind.TraineeshipUsed, agent, now, to: HistoryWord.Person(training.MentorId, training.Mentor));
        }
    }

    private void Disown(DateTimeOffset now)
    {
        WithdrawOffer(now);
        LapseAnswer(now);
        WakeFor(WakeCause.OwnerChanged, now);
        OwnerId = null;
        Owner = null;
        TraineeshipId = null;
    }

    /// <summary>The call for a lead is answered by a lead, not by whoever hands the ticket on.</summary>
    private void SeenBy(Agent agent) => NeedsLead &= agent.Role < AgentRole.Lead;

    /// <summary>Solved: nothing is promised or asked for any more.</summary>
    private void Settle(DateTimeOffset now)
    {
        WithdrawOffer(now);
        EndConsults(now);
        LapseAnswer(now);
        ResolvedAt ??= now;
        (SnoozedUntil, SnoozeNote) = (null, "");
        NextNewsAt = null;
        AwaitsAnswerSince = null;
        EscalationRequestedAt = null;
        NeedsLead = false;
    }
}

/// <summary>The answer that solves it and, above First Level, what First Level learns from it.</summary>
public sealed record Resolution(string Body, bool? FirstLevelCould, NotFirstLevelBecause? NotFirstLevelBecause)
{
    public Verdict IsCompleteFor(Tier tier) =>
        Verdict.Unless(tier == Tier.First || FirstLevelCould is not null, Reason.Of("ResolvingAboveFirstLevelTeachesFirstLevel").At(nameof(FirstLevelCould)))
            .And(Verdict.Unless(
                tier == Tier.First || FirstLevelCould != false || NotFirstLevelBecause is not null,
                Reason.Of("NotFirstLevelHasAReason").At(nameof(NotFirstLevelBecause))));
}
