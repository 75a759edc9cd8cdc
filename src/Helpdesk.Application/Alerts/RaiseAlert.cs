using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Alerts;

internal static class RaiseAlert
{
    /// <summary>
    /// Tells the leads, in the transaction of whoever noticed. What has this key already is not told again; two who notice it at
    /// once collide on the key, and the second finds it when its command runs once more.
    /// </summary>
    public static async Task RaiseAsync(
        this HelpdeskDbContext db, AlertKind kind, string key, Reason reason, DateTimeOffset now, CancellationToken cancellationToken,
        Tier? tier = null, long? providerId = null, long? agentId = null)
    {
        if (!await db.IsToldAsync(key, cancellationToken))
        {
            db.Alerts.Add(new Alert(kind, key, reason, now, tier, providerId, agentId));
        }
    }

    public static async Task<bool> IsToldAsync(this HelpdeskDbContext db, string key, CancellationToken cancellationToken) =>
        db.Alerts.Local.Any(a => a.Key == key) || await db.Alerts.AnyAsync(a => a.Key == key, cancellationToken);
}
