namespace Helpdesk.Domain.Tests.Tickets;

/// <summary>
/// The table of docs/domain.md, told a second time: to which state a verb leads, or — where the state refuses it.
/// </summary>
public sealed class StateTableTests
{
    private const string Table =
        """
                            New   Open  Customer  ThirdParty  Resolved  Closed
        Claim               open  open  customer  third       —         —
        Assign              open  open  customer  third       —         —
        Release             —     open  customer  third       —         —
        Triage              new   open  customer  third       —         —
        Identify            new   open  customer  third       —         —
        Reply               —     open  customer  third       —         —
        Note                new   open  customer  third       resolved  —
        WaitForCustomer     —     customer —      customer    —         —
        WaitForThirdParty   —     third third     —           —         —
        Resume              —     —     open      open        —         —
        Escalate            —     open  open      open        —         —
        Return              —     open  open      open        —         —
        Resolve             —     resolved resolved resolved  —         —
        Confirm             closed closed closed  closed      closed    —
        Reopen              —     —     —         —           open      —
        CustomerReply       new   open  open      third       —         —
        RequestEscalation   new   open  customer  third       —         —
        Offer               new   open  customer  third       —         —
        HandOver            —     open  customer  third       —         —
        Accept              open  open  customer  third       —         —
        Decline             new   open  customer  third       —         —
        Recall              new   open  customer  third       —         —
        Transfer            new   open  customer  third       —         —
        InformLead          new   open  customer  third       —         —
        Consult             —     open  customer  third       —         —
        AnswerConsult       —     open  customer  third       —         —
        DeclineConsult      —     open  customer  third       —         —
        EndConsult          —     open  customer  third       —         —
        Submit              —     open  customer  third       —         —
        ReleaseAnswer       —     open  customer  third       —         —
        SendBackAnswer      —     open  customer  third       —         —
        WithdrawAnswer      —     open  customer  third       —         —
        Snooze              —     open  customer  third       —         —
        Wake                —     open  customer  third       —         —
        Remind              —     —     customer  —           —         —
        EndUnanswered       —     —     resolved  —           —         —
        CloseByItself       —     —     —         —           closed    —
        """;

    private static readonly Dictionary<string, TicketState> Words = new()
    {
        ["new"] = TicketState.New, ["open"] = TicketState.Open, ["customer"] = TicketState.WaitingForCustomer,
        ["third"] = TicketState.WaitingForThirdParty, ["resolved"] = TicketState.Resolved, ["closed"] = TicketState.Closed,
    };

    public static TheoryData<TicketState, TicketVerb, TicketState?> Cells()
    {
        var cells = new TheoryData<TicketState, TicketVerb, TicketState?>();
        foreach (var row in Table.Split('\n').Skip(1).Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            foreach (var (state, word) in Enum.GetValues<TicketState>().Zip(row.Skip(1)))
            {
                cells.Add(state, Enum.Parse<TicketVerb>(row[0]), Words.TryGetValue(word, out var next) ? next : null);
            }
        }

        return cells;
    }

    [Fact]
    public void The_table_has_a_cell_for_every_state_and_verb() =>
        Assert.Equal(Enum.GetValues<TicketState>().Length * Enum.GetValues<TicketVerb>().Length, Cells().Count);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_state_allows_the_verbs_of_the_table_and_each_verb_leads_where_the_table_says(TicketState state, TicketVerb verb, TicketState? next)
    {
        var story = Story.Ready(state, verb).After(TimeSpan.FromMinutes(1));
        var act = Verb.Of(verb);

        Assert.Equal(next is not null, state.Allows(verb));
        if (next is null)
        {
            var reason = Reason.Of("TheStateAllowsIt", state, verb);
            act.Can(story.Ticket, story.Now).IsRefused(reason);
            story.Refuses(act.Do, reason);
            return;
        }

        act.Can(story.Ticket, story.Now).IsAllowed();
        act.Do(story.Ticket, story.Now);
        Assert.Equal(next, story.Ticket.State);
    }

    [Theory]
    [InlineData(TicketState.New, true)]
    [InlineData(TicketState.Open, true)]
    [InlineData(TicketState.WaitingForCustomer, true)]
    [InlineData(TicketState.WaitingForThirdParty, true)]
    [InlineData(TicketState.Resolved, false)]
    [InlineData(TicketState.Closed, false)]
    public void A_ticket_stands_in_a_queue_until_it_is_resolved(TicketState state, bool active)
    {
        Assert.Equal(active, state.IsActive());
        Assert.Equal(active, Story.In(state).Ticket.IsActive);
    }
}
