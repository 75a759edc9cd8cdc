using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// Every night, and when the desk becomes more or less patient: what waits for a customer and has no row of due work gets one. So a
/// desk that reminded nobody before reminds those who were silent then, too.
/// </summary>
internal sealed class SilenceSweep(HelpdeskDbContext db) : IRecurringWork
{
    public const string Name = "SilenceSweep";

    public const int AtATime = 200;

    public string Kind => Name;

    public string Schedule => "10 2 * * *";

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var times = (await db.Settings.AsNoTracking().SingleAsync(cancellationToken)).Silence;
        var (ends, most) = (times.ResolveDays is not null, times.RemindDays is null ? 0 : times.MostReminders);

        // Only those for whom something is still to come: each gets its row, so that the next ones have their turn.
        var waiting = await db.Tickets.AsNoTracking()
            .Where(t => t.State == TicketState.WaitingForCustomer && t.FirstRepliedAt != null && t.AwaitsAnswerSince == null && (ends || t.Reminders < most)
                && !db.Due.Any(d => d.Kind == SilentCustomer.Name && d.Subject == t.Id))
            .OrderBy(t => t.Id).Take(AtATime).ToListAsync(cancellationToken);
        db.Due.AddRange(waiting.Select(t => new DueItem(SilentCustomer.Name, t.Id, t.NextOfSilence(times)?.At ?? now)));
        return waiting.Count == AtATime ? now : null;
    }

    /// <summary>All that waits is judged anew, now.</summary>
    public static async Task PlanAsync(HelpdeskDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.RescheduleAllAsync(SilentCustomer.Name, now, cancellationToken);
        await db.ScheduleAsync(Name, 0, now, cancellationToken);
    }
}
