namespace Helpdesk.Domain.Clocks;

/// <summary>
/// All clocks of one ticket and the ledger they read. It follows what happens to the ticket: whatever matters to a clock ends a span
/// and begins the next, and due times are computed anew from all of them. No clock is ever set back.
/// </summary>
/// <param name="spans">The ledger.</param>
/// <param name="clocks">All that count, and those that may go on.</param>
/// <param name="hours">The calendars by id.</param>
public sealed class ClockBook(ICollection<LedgerSpan> spans, ICollection<TicketClock> clocks, Func<long, BusinessTime> hours)
{
    private static readonly Party[] Parties = Enum.GetValues<Party>();
    private static readonly ClockKind[] Kinds = Enum.GetValues<ClockKind>();

    /// <summary>The spans and clocks as they are after this: due times computed, ended ones ended, new ones begun.</summary>
    /// <param name="facts">The ticket as it is now.</param>
    /// <param name="now">When that became so. A moment before the last one counts as the last one: time is never given back.</param>
    public void Follow(ClockFacts facts, DateTimeOffset now)
    {
        foreach (var party in Parties)
        {
            now = Continue(party, facts, now);
        }

        foreach (var kind in Kinds)
        {
            Continue(kind, facts, now);
        }

        Compute();
    }

    /// <summary>What is not over falls due by the calendars as they are now.</summary>
    public void Compute()
    {
        foreach (var clock in clocks.Where(c => c.IsOpen))
        {
            clock.FallsDue(DueAt(clock, clock.Target), clock.Target - SpansOf(clock).Where(s => s.Until is not null).Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Used));
        }
    }

    /// <summary>When so much of a clock's time is used; null while nobody can say.</summary>
    public DateTimeOffset? DueAt(TicketClock clock, TimeSpan target) => DueTimes.DueAt(SpansOf(clock), hours, target);

    /// <summary>Business time that a clock has used.</summary>
    public TimeSpan Elapsed(TicketClock clock, DateTimeOffset now) => DueTimes.Elapsed(SpansOf(clock), hours, now);

    /// <summary>Who used how much of a clock's time, by stay; together it is the time of the clock.</summary>
    public IReadOnlyDictionary<long, TimeSpan> UsedByStay(TicketClock clock, DateTimeOffset now) =>
        SpansOf(clock).GroupBy(s => s.StayId).ToDictionary(g => g.Key, g => DueTimes.Elapsed(g, hours, now));

    /// <summary>Since it began, until it ended.</summary>
    private IEnumerable<LedgerSpan> SpansOf(TicketClock clock) => spans
        .Where(s => s.Party == clock.Kind.Party() && s.From >= clock.StartedAt && (clock.EndedAt is null || s.From < clock.EndedAt))
        .OrderBy(s => s.From);

    /// <summary>Ends the span that goes on and begins the next.</summary>
    /// <returns>When it begins.</returns>
    private DateTimeOffset Continue(Party party, ClockFacts facts, DateTimeOffset now)
    {
        var promise = facts.Of(party);
        var (calendar, runs) = (promise?.CalendarId, promise?.CountsIn(facts.State) == true);
        if (spans.SingleOrDefault(s => s.Party == party && s.Until is null) is not { } current)
        {
            spans.Add(new(party, facts.StayId, calendar, runs, facts.ReportedAt));
            return now < facts.ReportedAt ? facts.ReportedAt : now;
        }

        if (now <= current.From)
        {
            current.Become(facts.StayId, calendar, runs);
            return current.From;
        }

        current.End(now, current.CalendarId is { } id ? hours(id) : null);
        spans.Add(new(party, facts.StayId, calendar, runs, now));
        return now;
    }

    private void Continue(ClockKind kind, ClockFacts facts, DateTimeOffset now)
    {
        var since = facts.Since(kind);
        var promise = facts.Of(kind.Party());
        foreach (var over in clocks.Where(c => c.Kind == kind && c.IsOpen && (c.StartedAt != since || promise?.Targets.ContainsKey(kind) != true)))
        {
            over.End(now);
        }

        if (since is not { } began || promise is null || !promise.Targets.TryGetValue(kind, out var target))
        {
            return;
        }

        var clock = clocks.SingleOrDefault(c => c.Kind == kind && c.StartedAt == began);
        if (clock is null)
        {
            clocks.Add(new(kind, facts.StayId, promise.AgreementId, target, began));
        }
        else if (clock.IsOpen)
        {
            clock.Promise(promise.AgreementId, target);
        }
        else if (kind != ClockKind.TimeToAccept)
        {
            clock.GoOn(promise.AgreementId, target);
        }
    }
}
