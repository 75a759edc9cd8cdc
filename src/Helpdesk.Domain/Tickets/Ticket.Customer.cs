using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>What the customer does.</summary>
public sealed partial class Ticket
{
    public const int UrgencyReasonMaxLength = 1000;

    public Verdict CanCustomerReply() => InState(TicketVerb.CustomerReply);

    public void CustomerReply(Customer customer, string body, Guid key, DateTimeOffset now)
    {
        CanCustomerReply().OrThrow();
        if (State == TicketState.WaitingForCustomer)
        {
            Become(TicketState.Open, now);
        }

        WaitingAnswer?.Overtake(now);
        AsksForAnswer(now);
        Say(MessageKind.Public, customer.AsActor, body, key, now);
        Record(TicketEventKind.CustomerReplied, customer.AsActor, now);
        WakeFor(WakeCause.CustomerWrote, now);
    }

    public Verdict CanConfirm() => InState(TicketVerb.Confirm);

    /// <summary>"Solved, thank you": closes the ticket, also when the customer found the answer first.</summary>
    public void Confirm(Customer customer, DateTimeOffset now)
    {
        CanConfirm().OrThrow();
        Settle(now);
        End(now);
        Record(TicketEventKind.Confirmed, customer.AsActor, now);
    }

    /// <param name="reopenDays">Days after resolution in which reopening is possible.</param>
    public Verdict CanReopen(int reopenDays, DateTimeOffset now) =>
        InState(TicketVerb.Reopen)
            .Then(() => Verdict.Unless(now < ResolvedAt + TimeSpan.FromDays(reopenDays), Reason.Of("ReopeningEndsAfterSomeDays", reopenDays)));

    /// <summary>It is not solved after all: back to its owner, or into the queue when the owner may no longer work on it.</summary>
    /// <param name="body">What still fails, in the customer's words.</param>
    public void ReopenByCustomer(Customer customer, string body, Guid key, WayBack way, int reopenDays, DateTimeOffset now)
    {
        CanReopen(reopenDays, now).OrThrow();
        Say(MessageKind.Public, customer.AsActor, body, key, now);
        AsksForAnswer(now);
        Reopen(customer.AsActor, way, now);
    }

    /// <summary>An agent takes a resolution back.</summary>
    public void ReopenByAgent(Agent agent, WayBack way, int reopenDays, DateTimeOffset now)
    {
        CanReopen(reopenDays, now).OrThrow();
        Reopen(agent.AsActor, way, now);
    }

    public Verdict CanRequestEscalation() =>
        InState(TicketVerb.RequestEscalation)
            .Then(() => Verdict.Unless(EscalationRequestedAt is null, Reason.Of("TheDeskKnowsItIsUrgent")));

    /// <summary>Informs a lead; never moves the ticket.</summary>
    public void RequestEscalation(Customer customer, string reason, DateTimeOffset now)
    {
        CanRequestEscalation().OrThrow();
        EscalationRequestedAt = now;
        if (State == TicketState.WaitingForCustomer)
        {
            // Nobody who says that it is urgent is silent.
            ListenAnew(now);
        }

        NeedsLead = true;
        Record(TicketEventKind.EscalationRequested, customer.AsActor, now, detail: reason);
        WakeFor(WakeCause.CustomerWrote, now);
    }

    /// <summary>Whoever holds the private link and an account has the ticket in their list from then on, and may read it there.</summary>
    public void AddToAccount(long accountId, string name, DateTimeOffset now)
    {
        if (AccountId is null)
        {
            AccountId = accountId;
            Record(TicketEventKind.AddedToAccount, Actor.Customer(null, name), now);
        }
    }

    private void Reopen(Actor actor, WayBack way, DateTimeOffset now)
    {
        ResolvedAt = null;
        EndedUnanswered = false;
        FirstLevelCouldSolve = null;
        NotFirstLevelBecause = null;
        if (way.Taker is null)
        {
            Disown(now);
        }

        Become(TicketState.Open, now);
        if (way.TeamId != TeamId)
        {
            MoveTo(Tier, way.TeamId, now);
        }

        GiveBack(way, AssignmentPath.Reopen, now);
        Record(TicketEventKind.Reopened, actor, now);
    }
}
