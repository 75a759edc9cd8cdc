using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>The office is open around the clock; the first answer is promised within two hours, a later one within four, a solution within ten.</summary>
public sealed class CustomerPromiseTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Promise Sla = new(
        1, 1,
        new Dictionary<ClockKind, TimeSpan>
        {
            [ClockKind.FirstResponse] = TimeSpan.FromHours(2), [ClockKind.NextResponse] = TimeSpan.FromHours(4), [ClockKind.Resolution] = TimeSpan.FromHours(10),
        },
        new HashSet<TicketState> { TicketState.WaitingForCustomer });

    [Fact]
    public void Nothing_was_promised() => Assert.Null(CustomerPromise.Of([], null));

    [Fact]
    public void News_that_somebody_named() => Assert.Equal(new CustomerPromise(Awaited.News, Nine), CustomerPromise.Of([], Nine));

    [Fact]
    public void The_first_answer_before_the_solution() => Assert.Equal(new(Awaited.FirstAnswer, Nine.AddHours(2)), Of(TicketState.New));

    [Fact]
    public void The_solution_once_somebody_answered() => Assert.Equal(new(Awaited.Solution, Nine.AddHours(10)), Of(TicketState.Open, answered: true));

    [Fact]
    public void The_answer_to_what_was_written_last() => Assert.Equal(new(Awaited.Answer, Nine.AddHours(5)), Of(TicketState.Open, answered: true, wrote: 1));

    [Theory]
    [InlineData(4, Awaited.News)]
    [InlineData(6, Awaited.Answer)]
    public void Of_news_and_an_answer_what_comes_first(int news, Awaited what) => Assert.Equal(what, Of(TicketState.Open, answered: true, wrote: 1, news: news)?.What);

    [Fact]
    public void News_before_the_solution_even_where_that_is_due_earlier() => Assert.Equal(Awaited.News, Of(TicketState.Open, answered: true, news: 20)?.What);

    [Fact]
    public void The_time_stands_while_it_is_the_customers_turn() => Assert.Equal(new(Awaited.Solution, null), Of(TicketState.WaitingForCustomer, answered: true));

    private static CustomerPromise? Of(TicketState state, bool answered = false, int? wrote = null, int? news = null)
    {
        List<LedgerSpan> ledger = [];
        List<TicketClock> clocks = [];
        var book = new ClockBook(ledger, clocks, _ => BusinessTime.AroundTheClock);
        var facts = new ClockFacts(state, 1, Nine, true, Nine, answered ? Nine : null, null) { Customer = Sla };
        book.Follow(facts, Nine);
        if (wrote is { } hours)
        {
            book.Follow(facts with { WaitsSince = Nine.AddHours(hours) }, Nine.AddHours(hours));
        }

        return CustomerPromise.Of(clocks, news is { } later ? Nine.AddHours(later) : null);
    }
}
