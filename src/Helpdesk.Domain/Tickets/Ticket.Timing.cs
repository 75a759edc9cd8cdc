using Helpdesk.Domain.Clocks;

namespace Helpdesk.Domain.Tickets;

/// <summary>What was promised to the customer and between teams, and how much of the time is used.</summary>
public sealed partial class Ticket
{
    /// <summary>For tickets to which nothing is promised, or whose time stands: after all others.</summary>
    public static readonly DateTimeOffset NothingDue = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<LedgerSpan> ledger = [];
    private readonly List<TicketClock> clocks = [];

    /// <summary>The nearest moment at which a promise would be broken; queues are read in its order.</summary>
    public DateTimeOffset DueBy { get; private set; } = NothingDue;

    /// <summary>Which promise that is; null where nothing is due.</summary>
    public ClockKind? DueClock { get; private set; }

    /// <summary>By whose hours that promise counts.</summary>
    public long? DueCalendarId { get; private set; }

    /// <summary>How often it came back or was declined or missed: first among equals.</summary>
    public int Setbacks { get; private set; }

    /// <summary>The customer's oldest word after our first answer that nobody has answered.</summary>
    public DateTimeOffset? AwaitsAnswerSince { get; private set; }

    public IReadOnlyCollection<LedgerSpan> Ledger => ledger;

    public IReadOnlyCollection<TicketClock> Clocks => clocks;

    /// <summary>
    /// After what happened to the ticket, or to what is promised: the ledger is continued and due times are computed anew. Asks for the stay
    /// it is in, the whole ledger and all clocks.
    /// </summary>
    /// <param name="customer">What the customer was promised; null without an SLA.</param>
    /// <param name="team">What the team with which it is agreed to; null without an OLA or UC.</param>
    /// <param name="hours">The calendars by id.</param>
    /// <param name="now">When that became so.</param>
    public void FollowClocks(Promise? customer, Promise? team, Func<long, BusinessTime> hours, DateTimeOffset now)
    {
        var stay = stays.MaxBy(s => s.From)!;
        var book = new ClockBook(ledger, clocks, hours);
        book.Follow(
            new(State, stay.Id, stay.From, OwnerId is not null, CreatedAt, FirstRepliedAt, AwaitsAnswerSince) { Customer = customer, Team = team }, now);
        if (CurrentEscalation is { TimePromised: null } sent && sent.SentAt == now && clocks.FirstOrDefault(c => c is { Kind: ClockKind.Resolution, IsOpen: true }) is { } whole)
        {
            sent.Gets(whole.Target - book.Elapsed(whole, now), whole.Target);
        }

        var next = clocks.Where(c => c is { IsOpen: true, DueAt: not null }).MinBy(c => c.DueAt);
        (DueBy, DueClock) = (next?.DueAt ?? NothingDue, next?.Kind);
        DueCalendarId = next is null ? null : ledger.First(s => s.Until is null && s.Party == next.Kind.Party()).CalendarId;
    }

    /// <summary>Before the first following: what happened until now counts by what is promised now, a team's promise for that team's time only.</summary>
    /// <param name="past">Its events in their order.</param>
    /// <param name="allStays">All of its stays.</param>
    public void RecallClocks(
        IReadOnlyList<TicketEvent> past, IReadOnlyCollection<TierStay> allStays, Promise? customer, Promise? team, Func<long, BusinessTime> hours)
    {
        var book = new ClockBook(ledger, clocks, hours);
        foreach (var (facts, stay, at) in TicketPast.Of(CreatedAt, past, allStays))
        {
            book.Follow(facts with { Customer = customer, Team = stay.TeamId == TeamId ? team : null }, at);
        }
    }

    /// <summary>All steps of its open clocks that were not looked at, in the order of their moments.</summary>
    /// <param name="steps">The desk's.</param>
    /// <param name="runs">What was looked at.</param>
    /// <param name="hours">The calendars by id.</param>
    public IReadOnlyList<PendingStep> PendingSteps(IEnumerable<ClockStep> steps, IReadOnlyCollection<ClockStepRun> runs, Func<long, BusinessTime> hours)
    {
        var book = new ClockBook(ledger, clocks, hours);
        return
        [
            .. (from clock in clocks
                where clock.IsOpen
                from step in steps
                where step.IsAbout(clock) && !runs.Any(r => (r.StepId, r.ClockId, r.Episode) == (step.Id, clock.Id, clock.Episode))
                let at = StepTimes.At(step.Moment, clock, target => book.DueAt(clock, target))
                where at >= step.HoldsFrom
                orderby at, step.Id
                select new PendingStep(step, clock, at.Value)),
        ];
    }

    private void AsksForAnswer(DateTimeOffset now)
    {
        if (FirstRepliedAt is not null)
        {
            AwaitsAnswerSince ??= now;
        }
    }
}
