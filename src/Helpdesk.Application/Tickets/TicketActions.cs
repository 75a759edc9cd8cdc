using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Tickets;

/// <summary>What this agent may do with this ticket now, and why not what they may not: the Can… twins, asked once.</summary>
public sealed record TicketActions(IReadOnlyDictionary<TicketVerb, Verdict> Verdicts)
{
    public Verdict this[TicketVerb verb] => Verdicts[verb];

    public bool Allows(TicketVerb verb) => Verdicts[verb].IsAllowed;

    public bool Any => Verdicts.Values.Any(v => v.IsAllowed);

    /// <param name="ticket">With its escalations and open questions.</param>
    /// <param name="within">Whether the ticket is with somebody for whom the agent works.</param>
    /// <param name="agent">Who asks.</param>
    /// <param name="gate">What the gate says of them; null where nobody takes the ticket any more, or nobody asks about taking it.</param>
    /// <param name="desk">The last tier and the days in which reopening is possible.</param>
    /// <param name="now">When.</param>
    internal static TicketActions Of(
        Ticket ticket, Verdict within, Agent agent, GateDecision? gate, DeskSettings desk, DateTimeOffset now) => new(
        new Dictionary<TicketVerb, Verdict>
        {
            [TicketVerb.Claim] = within.Then(() => ticket.CanClaim(agent, gate ?? new(Verdict.Yes, [], null))),
            [TicketVerb.Assign] = within.Then(() => ticket.CanAssign(agent)),
            [TicketVerb.Release] = ticket.CanRelease(agent.Id),
            [TicketVerb.Triage] = within.Then(ticket.CanTriage),
            [TicketVerb.Identify] = within.Then(ticket.CanIdentify),
            [TicketVerb.Reply] = ticket.CanReply(agent.Id),
            [TicketVerb.Note] = ticket.CanNote(),
            [TicketVerb.WaitForCustomer] = ticket.CanWaitForCustomer(agent.Id),
            [TicketVerb.WaitForThirdParty] = ticket.CanWaitForThirdParty(agent.Id),
            [TicketVerb.Resume] = ticket.CanResume(agent.Id),
            [TicketVerb.Escalate] = ticket.CanEscalate(agent.Id, desk.LastTier),
            [TicketVerb.HandOver] = ticket.CanHandOver(agent.Id),
            [TicketVerb.Accept] = ticket.CanAccept(agent.Id, now),
            [TicketVerb.Decline] = ticket.CanDecline(agent.Id),
            [TicketVerb.Recall] = ticket.CanRecall(agent),
            [TicketVerb.Transfer] = within.Then(() => ticket.CanTransfer(agent)),
            [TicketVerb.InformLead] = within.Then(ticket.CanInformLead),
            [TicketVerb.Consult] = within.Then(() => ticket.CanConsult(agent)),
            [TicketVerb.AnswerConsult] = ticket.CanAnswerConsult(ticket.OpenConsultOf(agent.Id), agent.Id),
            [TicketVerb.DeclineConsult] = ticket.CanDeclineConsult(ticket.OpenConsultOf(agent.Id), agent.Id),
            [TicketVerb.EndConsult] = within.Then(() => ticket.CanEndConsult(ticket.OpenConsults.FirstOrDefault(), agent)),
            [TicketVerb.Return] = ticket.CanReturn(agent.Id),
            [TicketVerb.Resolve] = ticket.CanResolve(agent.Id),
            [TicketVerb.ReleaseAnswer] = within.Then(() => ticket.CanReleaseAnswer(agent)),
            [TicketVerb.SendBackAnswer] = within.Then(() => ticket.CanSendBackAnswer(agent)),
            [TicketVerb.WithdrawAnswer] = ticket.CanWithdrawAnswer(agent.Id),
            [TicketVerb.Snooze] = ticket.CanSnooze(agent.Id),
            [TicketVerb.Wake] = ticket.CanWake(agent.Id),
            [TicketVerb.Reopen] = within.Then(() => ticket.CanReopen(desk.ReopenDays, now)),
        });
}
