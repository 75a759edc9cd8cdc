using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Helpdesk.Application.DueWork;

internal static class Scheduling
{
    /// <summary>
    /// It falls due then, in the transaction of the command that asks for it. There is one row for a kind and a subject: one that
    /// exists moves, and whoever holds it at this moment loses it, because what they know is no longer so.
    /// </summary>
    public static async Task ScheduleAsync(this HelpdeskDbContext db, string kind, long subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (db.Due.Local.Any(i => i.Kind == kind && i.Subject == subject))
        {
            return;
        }

        var moved = await db.Due.Where(i => i.Kind == kind && i.Subject == subject).ExecuteUpdateAsync(
            set => set.FallsDue(at).SetProperty(i => i.Tries, 0).SetProperty(i => i.LastFailure, ""), cancellationToken);
        if (moved == 0)
        {
            db.Due.Add(new DueItem(kind, subject, at));
        }
    }

    /// <summary>All of a kind that is planned falls due then: what it was planned by has changed.</summary>
    public static Task RescheduleAllAsync(this HelpdeskDbContext db, string kind, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.Due.Where(i => i.Kind == kind).ExecuteUpdateAsync(set => set.FallsDue(at), cancellationToken);

    /// <summary>It falls due then, and nobody holds it until then.</summary>
    public static UpdateSettersBuilder<DueItem> FallsDue(this UpdateSettersBuilder<DueItem> set, DateTimeOffset at) =>
        set.SetProperty(i => i.DueAt, at).SetProperty(i => i.LeasedUntil, DueItem.Free).SetProperty(i => i.Owner, (Guid?)null);

    /// <summary>It need not happen any more.</summary>
    public static Task UnscheduleAsync(this HelpdeskDbContext db, string kind, long subject, CancellationToken cancellationToken) =>
        db.Due.Where(i => i.Kind == kind && i.Subject == subject).ExecuteDeleteAsync(cancellationToken);
}
