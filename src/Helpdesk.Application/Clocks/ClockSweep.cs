using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>
/// Agreements, calendars or steps have changed: the clocks of all open tickets are computed anew, some at a time. The row's subject is the
/// last ticket that is done, so that it goes on there after a crash.
/// </summary>
internal sealed class ClockSweep(HelpdeskDbContext db, ClockKeeper keeper, TimeBoxKeeper boxes, PromiseBook book) : IDueWork
{
    public const string Name = "ClockSweep";

    private const int AtATime = 100;

    /// <summary>Subjects that are no tickets: where a sweep begins, and where the second begins that corrects what another node computed meanwhile.</summary>
    private const long Beginning = 0;
    private const long BeginningAgain = -1;

    public string Kind => Name;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        book.Forget();
        var ids = await db.Tickets.Where(t => t.IsActive && t.Id > subject).OrderBy(t => t.Id).Select(t => t.Id).Take(AtATime).ToListAsync(cancellationToken);

        // Locked without becoming another version: who works on one of them now is waited for, and no form becomes stale.
        await db.Tickets.Where(t => ids.Contains(t.Id)).ExecuteUpdateAsync(set => set.SetProperty(t => t.DueBy, t => t.DueBy), cancellationToken);
        var tickets = await db.Tickets.Where(t => ids.Contains(t.Id) && t.IsActive).Include(t => t.Stays.Where(s => s.Until == null))
            .OrderBy(t => t.Id).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var ticket in tickets)
        {
            await keeper.FollowAsync(ticket, now, cancellationToken);
            await boxes.PlanAsync(ticket, now, cancellationToken);
        }

        if (ids.Count == AtATime)
        {
            await db.ScheduleAsync(Name, ids[^1], now, cancellationToken);
        }

        return null;
    }

    /// <summary>At once and, for what a node computes that does not know it yet, once more.</summary>
    public static async Task PlanAsync(HelpdeskDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.ScheduleAsync(Name, Beginning, now, cancellationToken);
        await db.ScheduleAsync(Name, BeginningAgain, now + PromiseBook.Age + PromiseBook.Age, cancellationToken);
    }
}
