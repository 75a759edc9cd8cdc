using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>Into other hands of the same tier, or under the eyes of a lead.</summary>
public sealed partial class Ticket
{
    public const int TransferReasonMaxLength = 500;
    public const int InformLeadReasonMaxLength = 1000;

    /// <param name="by">The owner, a lead or, where nobody owns it, anybody.</param>
    public Verdict CanTransfer(Agent by) =>
        InState(TicketVerb.Transfer)
            .Then(() => Verdict.Unless(OwnerId is null || IsOwnedOrLedBy(by), Reason.Of("TheOwnerOrALeadTransfers")));

    /// <summary>Over the border between employers only the company itself gives work, and not everybody there.</summary>
    public Verdict CanTransferTo(Team to, Agent by) =>
        CanTransfer(by)
            .Then(() => Verdict.Unless(to.Id != TeamId, Reason.Of("ItIsWithTheTeamAlready", to.Name))
                .And(Verdict.Unless(to.Active && to.Tier == Tier && to.Serves(FamilyId), Reason.Of("TheTeamServesTierAndFamily", to.Name)))
                .And(Verdict.Unless(
                    to.ProviderId == by.ProviderId || (by.ProviderId is null && IsOwnedOrLedBy(by)),
                    Reason.Of("AnotherEmployersTeamGetsItFromOwnerOrLead", to.Name))));

    /// <summary>It is with the wrong team: another one of the tier takes it over, and an owner who is not on it lets go. The wait goes on.</summary>
    public void Transfer(Team to, Agent by, string reason, DateTimeOffset now)
    {
        CanTransferTo(to, by).OrThrow();
        if (to.Members.All(m => m.AgentId != OwnerId))
        {
            Disown(now);
        }

        MoveTo(Tier, to.Id, now);
        Record(TicketEventKind.Transferred, by.AsActor, now, to: HistoryWord.Team(to.Id, to.Name), detail: reason);
    }

    /// <summary>One call at a time: whoever comes later adds a note.</summary>
    public Verdict CanInformLead() =>
        InState(TicketVerb.InformLead).Then(() => Verdict.Unless(!NeedsLead, Reason.Of("ALeadIsCalledAlready")));

    /// <summary>Hierarchical escalation: a lead is called, and the ticket stays where and whose it is.</summary>
    public void InformLead(Agent by, string reason, DateTimeOffset now) => CallLead(by.AsActor, reason, now);

    /// <summary>The same by a step of a clock, in the desk's name.</summary>
    public void CallLead(string why, DateTimeOffset now) => CallLead(Actor.System, why, now);

    private void CallLead(Actor by, string reason, DateTimeOffset now)
    {
        CanInformLead().OrThrow();
        NeedsLead = true;
        Record(TicketEventKind.HierarchicallyEscalated, by, now, detail: reason);
    }

    private bool IsOwnedOrLedBy(Agent agent) => OwnerId == agent.Id || agent.Role >= AgentRole.Lead;
}
