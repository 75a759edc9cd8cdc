using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>
/// Consults: a specialist is asked and answers. Owner, queue, tier and clocks stay as they are, and no bounce is counted; a new owner
/// inherits the questions that are open.
/// </summary>
public sealed partial class Ticket
{
    /// <summary>Who needs more answers than this at a time escalates.</summary>
    public const int MostOpenConsults = 3;

    public IEnumerable<TicketConsult> OpenConsults => consults.Where(c => c.State == ConsultState.Asked);

    /// <summary>What this person is asked and has not answered; one question at a time.</summary>
    public TicketConsult? OpenConsultOf(long agentId) => OpenConsults.FirstOrDefault(c => c.AgentId == agentId);

    /// <param name="by">The owner, or a lead.</param>
    public Verdict CanConsult(Agent by) =>
        InState(TicketVerb.Consult)
            .Then(() => Verdict.Unless(OwnerId is not null, Reason.Of("WhatIsAskedHasAnOwner")))
            .Then(() => Verdict.Unless(IsOwnedOrLedBy(by), Reason.Of("TheOwnerOrALeadAsks")))
            .Then(() => Verdict.Unless(OpenConsults.Count() < MostOpenConsults, Reason.Of("AFewQuestionsAtATime", MostOpenConsults)));

    /// <param name="lastTier">The highest tier the company runs.</param>
    public Verdict CanAskIn(Tier tier, Tier lastTier) =>
        Verdict.Unless(tier >= Tier, Reason.Of("AQuestionNeverGoesDown", Tier).At(nameof(Tier)))
            .And(Verdict.Unless(tier <= lastTier, Reason.Of("ThirdLevelIsTheLast", lastTier).At(nameof(Tier))));

    public Verdict CanAsk(Agent by, Actor to) =>
        Verdict.Unless(to.Id != by.Id, Reason.Of("NobodyAsksThemselves").At("AgentId"))
            .And(Verdict.Unless(to.Id != OwnerId, Reason.Of("TheOwnerIsNotAsked", to.Name).At("AgentId")))
            .And(Verdict.Unless(OpenConsultOf(to.Id!.Value) is null, Reason.Of("OneQuestionPerPerson", to.Name).At("AgentId")));

    /// <param name="gate">What the gate says of the specialist and of work in the tier and skill of the question.</param>
    public void Consult(Agent by, Actor to, ConsultQuestion question, GateDecision gate, Tier lastTier, DateTimeOffset now)
    {
        CanConsult(by).Then(() => CanAskIn(question.Tier, lastTier).And(CanAsk(by, to))).Then(() => gate.Verdict).OrThrow();
        consults.Add(new TicketConsult(by.AsActor, to, question, gate, now));
        Record(TicketEventKind.ConsultAsked, by.AsActor, now, to: HistoryWord.Of(to), detail: question.Text);
    }

    public Verdict CanAnswerConsult(TicketConsult? consult, long agentId) => InState(TicketVerb.AnswerConsult).Then(() => IsAskedOf(consult, agentId));

    public void AnswerConsult(TicketConsult consult, Agent agent, string answer, DateTimeOffset now)
    {
        CanAnswerConsult(consult, agent.Id).OrThrow();
        consult.End(ConsultState.Answered, now, answer);
        Record(TicketEventKind.ConsultAnswered, agent.AsActor, now);
    }

    public Verdict CanDeclineConsult(TicketConsult? consult, long agentId) => InState(TicketVerb.DeclineConsult).Then(() => IsAskedOf(consult, agentId));

    public void DeclineConsult(TicketConsult consult, Agent agent, string reason, DateTimeOffset now)
    {
        CanDeclineConsult(consult, agent.Id).OrThrow();
        consult.End(ConsultState.Declined, now, reason);
        Record(TicketEventKind.ConsultDeclined, agent.AsActor, now, detail: reason);
    }

    /// <param name="by">The owner, or a lead.</param>
    public Verdict CanEndConsult(TicketConsult? consult, Agent by) =>
        InState(TicketVerb.EndConsult)
            .Then(() => Verdict.Unless(IsOwnedOrLedBy(by), Reason.Of("TheOwnerOrALeadEndsAQuestion")))
            .Then(() => IsOpen(consult));

    public void EndConsult(TicketConsult consult, Agent by, DateTimeOffset now)
    {
        CanEndConsult(consult, by).OrThrow();
        End(consult, by.AsActor, now);
    }

    private static Verdict IsAskedOf(TicketConsult? consult, long agentId) =>
        Verdict.Unless(consult?.AgentId == agentId, Reason.Of("TheQuestionIsNotYours")).Then(() => IsOpen(consult));

    private static Verdict IsOpen(TicketConsult? consult) => Verdict.Unless(consult is { State: ConsultState.Asked }, Reason.Of("TheQuestionIsOver"));

    /// <summary>Nobody waits for the answer any more: to any question or, where the ticket becomes theirs, to the one this person was asked.</summary>
    private void EndConsults(DateTimeOffset now, long? agentId = null)
    {
        foreach (var open in OpenConsults.Where(c => agentId is null || c.AgentId == agentId).ToList())
        {
            End(open, Actor.System, now);
        }
    }

    private void End(TicketConsult consult, Actor by, DateTimeOffset now)
    {
        consult.End(ConsultState.Ended, now);
        Record(TicketEventKind.ConsultEnded, by, now, detail: consult.Question);
    }
}
