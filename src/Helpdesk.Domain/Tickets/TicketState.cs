namespace Helpdesk.Domain.Tickets;

public enum TicketState
{
    New = 1,
    Open = 2,
    WaitingForCustomer = 3,
    WaitingForThirdParty = 4,
    Resolved = 5,
    Closed = 6,
}

public enum TicketVerb
{
    Claim,
    Assign,
    Release,
    Triage,
    Identify,
    Reply,
    Note,
    WaitForCustomer,
    WaitForThirdParty,
    Resume,
    Escalate,
    Return,
    Resolve,
    Confirm,
    Reopen,
    CustomerReply,
    RequestEscalation,
    Offer,
    HandOver,
    Accept,
    Decline,
    Recall,
    Transfer,
    InformLead,
    Consult,
    AnswerConsult,
    DeclineConsult,
    EndConsult,
    Submit,
    ReleaseAnswer,
    SendBackAnswer,
    WithdrawAnswer,
    Snooze,
    Wake,
    Remind,
    EndUnanswered,
    CloseByItself,
}

/// <summary>Which verbs a state knows. The whole table; everything absent is refused.</summary>
public static class TicketStates
{
    private static readonly Dictionary<TicketState, HashSet<TicketVerb>> Allowed = new()
    {
        [TicketState.New] =
        [
            TicketVerb.Claim, TicketVerb.Assign, TicketVerb.Triage, TicketVerb.Identify, TicketVerb.Note,
            TicketVerb.Confirm, TicketVerb.CustomerReply, TicketVerb.RequestEscalation,
            TicketVerb.Offer, TicketVerb.Accept, TicketVerb.Decline, TicketVerb.Recall, TicketVerb.Transfer, TicketVerb.InformLead,
        ],
        [TicketState.Open] = [.. Working, TicketVerb.WaitForCustomer, TicketVerb.WaitForThirdParty],
        [TicketState.WaitingForCustomer] = [.. Working, TicketVerb.Resume, TicketVerb.WaitForThirdParty, TicketVerb.Remind, TicketVerb.EndUnanswered],
        [TicketState.WaitingForThirdParty] = [.. Working, TicketVerb.Resume, TicketVerb.WaitForCustomer],
        [TicketState.Resolved] = [TicketVerb.Note, TicketVerb.Confirm, TicketVerb.Reopen, TicketVerb.CloseByItself],
        [TicketState.Closed] = [],
    };

    private static TicketVerb[] Working =>
    [
        TicketVerb.Claim, TicketVerb.Assign, TicketVerb.Release, TicketVerb.Triage, TicketVerb.Identify, TicketVerb.Reply, TicketVerb.Note,
        TicketVerb.Escalate, TicketVerb.Return, TicketVerb.Resolve, TicketVerb.Confirm, TicketVerb.CustomerReply, TicketVerb.RequestEscalation,
        TicketVerb.Offer, TicketVerb.HandOver, TicketVerb.Accept, TicketVerb.Decline, TicketVerb.Recall, TicketVerb.Transfer, TicketVerb.InformLead,
        TicketVerb.Consult, TicketVerb.AnswerConsult, TicketVerb.DeclineConsult, TicketVerb.EndConsult,
        TicketVerb.Submit, TicketVerb.ReleaseAnswer, TicketVerb.SendBackAnswer, TicketVerb.WithdrawAnswer,
        TicketVerb.Snooze, TicketVerb.Wake,
    ];

    public static bool Allows(this TicketState state, TicketVerb verb) => Allowed[state].Contains(verb);

    /// <summary>Still somebody's work, and therefore in a queue.</summary>
    public static bool IsActive(this TicketState state) => state < TicketState.Resolved;
}
