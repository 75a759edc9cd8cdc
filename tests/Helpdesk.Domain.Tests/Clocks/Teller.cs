using Helpdesk.Domain.Clocks;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>Lets things happen to a ticket, and tells its clocks and a film of them.</summary>
internal sealed class Teller
{
    public const int Kinds = 13;

    private static readonly TicketState[][] Stops =
        [[], [TicketState.WaitingForCustomer], [TicketState.WaitingForThirdParty], [TicketState.WaitingForCustomer, TicketState.WaitingForThirdParty]];

    private ClockFacts facts = new(TicketState.New, 1, Film.Begin, false, Film.Begin, null, null)
    {
        Customer = PromiseOf(1, 0, 2, Party.Customer),
        Team = PromiseOf(2, 1, 1, Party.Team),
    };

    public Teller()
    {
        Book = new(Spans, Clocks, id => Film.Hours[(int)id]);
        Book.Follow(facts, Film.Begin);
    }

    public List<LedgerSpan> Spans { get; } = [];

    public List<TicketClock> Clocks { get; } = [];

    public ClockBook Book { get; }

    public DateTimeOffset Now { get; private set; } = Film.Begin;

    /// <summary>What holds at the end goes on until the end of the film.</summary>
    public void Rest(Film film) => film.Record(facts, Film.Minutes);

    public void Tell(int kind, int minutes, int which, Film film)
    {
        minutes = kind == 12 ? 0 : minutes;
        film.Record(facts, minutes);
        Now = Now.AddMinutes(minutes);
        var active = facts.State.IsActive();
        facts = kind switch
        {
            0 when active => facts with { IsOwned = true, State = facts.State == TicketState.New ? TicketState.Open : facts.State },
            1 when active => facts with { StayId = facts.StayId + 1, StaysSince = Now, IsOwned = false, Team = which % 5 == 0 ? null : PromiseOf(2, which % 3, which % 4, Party.Team) },
            2 when active => facts with { State = TicketState.WaitingForCustomer },
            3 when active => facts with { State = TicketState.WaitingForThirdParty },
            4 when active => facts with { State = TicketState.Open },
            5 => facts with { Customer = facts.Customer is { } c ? c with { Targets = Targets(which, Party.Customer) } : null },
            6 => facts with { Customer = which % 7 == 0 ? null : PromiseOf(which, which % 3, which % 4, Party.Customer) },
            7 when active && facts.FirstAnsweredAt is not null => facts with { WaitsSince = facts.WaitsSince ?? Now },
            8 when active => facts with { FirstAnsweredAt = facts.FirstAnsweredAt ?? Now, WaitsSince = null },
            9 when active => facts with { State = TicketState.Resolved, FirstAnsweredAt = facts.FirstAnsweredAt ?? Now, WaitsSince = null },
            10 when !active => facts with { State = TicketState.Open },
            11 when active => facts with { IsOwned = false },
            _ => facts,
        };

        // A node's clock may be behind: what it says then counts as the last moment that is known.
        Book.Follow(facts, kind == 12 ? Now.AddMinutes(-which) : Now);
    }

    private static Promise PromiseOf(long agreement, int calendar, int stops, Party party) =>
        new(agreement, calendar, Targets(calendar * 31 + stops, party), Stops[stops].ToHashSet());

    private static Dictionary<ClockKind, TimeSpan> Targets(int which, Party party) => Enum.GetValues<ClockKind>()
        .Where(kind => kind.Party() == party && (kind == ClockKind.Resolution || (which + (int)kind) % 4 != 0))
        .ToDictionary(kind => kind, kind => TimeSpan.FromMinutes((which * 37 + (int)kind * 101) % 3_000 + 1));
}
