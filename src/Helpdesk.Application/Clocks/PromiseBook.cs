using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Clocks;

/// <summary>All that is promised, kept in memory: agreements, calendars, steps and time boxes, for every ticket's clocks without a statement.</summary>
/// <remarks>Another node may know a change some seconds later; <see cref="ClockSweep"/> then corrects what was computed by the old one.</remarks>
public sealed class PromiseBook(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>So long a change made on another node may be unknown here.</summary>
    internal static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private volatile Known? known;
    private volatile bool isForgotten;

    /// <summary>Read anew, in the transaction of whoever asks, when it is old or was forgotten.</summary>
    internal async Task<Known> OfAsync(HelpdeskDbContext db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (known is { } last && !isForgotten && now - last.At < Age && now >= last.At)
        {
            return last;
        }

        isForgotten = false;
        return known = await ReadAsync(db, now, cancellationToken);
    }

    /// <summary>Agreements, calendars or steps have changed.</summary>
    public void Forget() => isForgotten = true;

    /// <summary>Reads what is saved: at the start, and every few seconds, so that no page and hardly a command waits for it.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        isForgotten = false;
        known = await ReadAsync(scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>(), time.GetUtcNow(), cancellationToken);
    }

    /// <summary>The same where a ledger names these calendars: one that was made a moment ago on another node is read, too.</summary>
    internal async Task<Known> OfAsync(HelpdeskDbContext db, IEnumerable<LedgerSpan> ledger, CancellationToken cancellationToken)
    {
        var last = await OfAsync(db, cancellationToken);
        return ledger.All(s => s.CalendarId is not { } id || last.Calendars.ContainsKey(id)) ? last : known = await ReadAsync(db, time.GetUtcNow(), cancellationToken);
    }

    /// <summary>The business time until then, negative when it is over; by the hours as they were last read, and by the clock where they are not known.</summary>
    public TimeSpan Left(DateTimeOffset dueAt, long? calendar, DateTimeOffset now)
    {
        var hours = calendar is { } id ? known?.Calendars.GetValueOrDefault(id) : null;
        return hours is null ? dueAt - now : dueAt >= now ? hours.Between(now, dueAt) : -hours.Between(dueAt, now);
    }

    private static async Task<Known> ReadAsync(HelpdeskDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agreements = await db.Agreements.AsNoTracking().Where(a => a.Active).ToListAsync(cancellationToken);
        // A calendar that no agreement names any more still counts in spans that have begun.
        var calendars = await db.Calendars.AsNoTracking().Include(c => c.Editions).AsSingleQuery().ToListAsync(cancellationToken);
        var steps = await db.ClockSteps.AsNoTracking().Where(s => s.Active).ToListAsync(cancellationToken);
        var boxes = await db.Families.AsNoTracking().Select(f => new { f.Id, f.TimeBoxes, f.TimeBoxCalendarId }).ToListAsync(cancellationToken);
        return new(
            agreements, calendars.ToDictionary(c => c.Id, c => c.BusinessTime()), steps,
            boxes.Where(f => f.TimeBoxes.Count > 0).ToDictionary(f => f.Id, f => new TimeBoxes(f.TimeBoxes, f.TimeBoxCalendarId)), now);
    }

    /// <param name="Agreements">The active ones.</param>
    internal sealed record Known(
        IReadOnlyList<Agreement> Agreements, IReadOnlyDictionary<long, BusinessTime> Calendars, IReadOnlyList<ClockStep> Steps,
        IReadOnlyDictionary<long, TimeBoxes> TimeBoxes, DateTimeOffset At)
    {
        /// <summary>Nothing is promised to anybody: no ticket has clocks.</summary>
        public bool IsEmpty => Agreements.Count == 0;

        public BusinessTime Hours(long calendar) => Calendars[calendar];

        /// <summary>How long First Level tries on such a problem, and by which hours; null for no limit.</summary>
        public (TimeBox Box, BusinessTime Hours)? TimeBoxFor(long familyId, long? categoryId) =>
            TimeBoxes.TryGetValue(familyId, out var boxes) && boxes.For(categoryId) is { } box
                ? (box, boxes.CalendarId is { } id && Calendars.TryGetValue(id, out var hours) ? hours : BusinessTime.AroundTheClock)
                : null;

        public Promise? PromiseTo(Party party, AgreementSubject subject) =>
            AgreementChoice.Of(Agreements, party, subject).Agreement?.PromiseFor(subject.Priority);
    }
}
