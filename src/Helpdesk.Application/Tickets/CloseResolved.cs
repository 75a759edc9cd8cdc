using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What was solved and can no longer be reopened is closed, some at a time and the longest solved first, until nothing is left.</summary>
internal sealed class CloseResolved(HelpdeskDbContext db) : IRecurringWork
{
    public const int AtATime = 50;

    public string Kind => "AutomaticClose";

    public string Schedule => "5 * * * *";

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var days = await db.Settings.Select(s => s.ReopenDays).SingleAsync(cancellationToken);
        var solvedBefore = now.AddDays(-days);
        var over = await db.Tickets.Where(t => t.State == TicketState.Resolved && t.ResolvedAt <= solvedBefore)
            .OrderBy(t => t.ResolvedAt).ThenBy(t => t.Id).Take(AtATime)
            .Include(t => t.Stays.Where(s => s.Until == null)).AsSplitQuery().ToListAsync(cancellationToken);
        foreach (var ticket in over)
        {
            ticket.CloseByItself(days, now);
        }

        return over.Count == AtATime ? now : null;
    }
}
