using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>What the customer reads instead of states and tiers.</summary>
public enum CustomerStatus
{
    Received = 1,
    WorkingOnIt = 2,
    WithASpecialist = 3,
    DevelopersExamineIt = 4,
    WeNeedSomething = 5,
    WaitingForSupplier = 6,
    SolvedPleaseConfirm = 7,
    Closed = 8,
}

public static class CustomerStatuses
{
    public static CustomerStatus Of(TicketState state, Tier tier) => state switch
    {
        TicketState.New => CustomerStatus.Received,
        TicketState.Open => tier switch
        {
            Tier.First => CustomerStatus.WorkingOnIt,
            Tier.Second => CustomerStatus.WithASpecialist,
            Tier.Third => CustomerStatus.DevelopersExamineIt,
        },
        TicketState.WaitingForCustomer => CustomerStatus.WeNeedSomething,
        TicketState.WaitingForThirdParty => CustomerStatus.WaitingForSupplier,
        TicketState.Resolved => CustomerStatus.SolvedPleaseConfirm,
        TicketState.Closed => CustomerStatus.Closed,
    };
}
