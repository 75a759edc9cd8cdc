namespace Helpdesk.Domain.Tests.Tickets;

public sealed class CustomerStatusTests
{
    public static TheoryData<TicketState, CustomerStatus, CustomerStatus, CustomerStatus> Words => new()
    {
        // state, in First, Second, Third Level
        { TicketState.New, CustomerStatus.Received, CustomerStatus.Received, CustomerStatus.Received },
        { TicketState.Open, CustomerStatus.WorkingOnIt, CustomerStatus.WithASpecialist, CustomerStatus.DevelopersExamineIt },
        { TicketState.WaitingForCustomer, CustomerStatus.WeNeedSomething, CustomerStatus.WeNeedSomething, CustomerStatus.WeNeedSomething },
        { TicketState.WaitingForThirdParty, CustomerStatus.WaitingForSupplier, CustomerStatus.WaitingForSupplier, CustomerStatus.WaitingForSupplier },
        { TicketState.Resolved, CustomerStatus.SolvedPleaseConfirm, CustomerStatus.SolvedPleaseConfirm, CustomerStatus.SolvedPleaseConfirm },
        { TicketState.Closed, CustomerStatus.Closed, CustomerStatus.Closed, CustomerStatus.Closed },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Customers_read_plain_words_instead_of_states_and_tiers(TicketState state, CustomerStatus first, CustomerStatus second, CustomerStatus third) =>
        Assert.Equal([first, second, third], Enum.GetValues<Tier>().Select(tier => CustomerStatuses.Of(state, tier)));

    [Fact]
    public void Every_state_has_its_words() => Assert.Equal(Enum.GetValues<TicketState>(), Words.Select(w => w.Data.Item1));
}
