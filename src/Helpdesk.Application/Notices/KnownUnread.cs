using System.Collections.Concurrent;
using Helpdesk.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Notices;

/// <summary>How many notices each person has not read, for the bell on every page, kept in memory: no page pays a statement for it.</summary>
public sealed class KnownUnread(IServiceScopeFactory scopes)
{
    /// <summary>Beyond it nobody cares how many, and nothing is counted.</summary>
    public const int Most = 100;

    private volatile ConcurrentDictionary<long, int> known = new();

    /// <summary>At most <see cref="Most"/>.</summary>
    public int Of(long agentId) => known.GetValueOrDefault(agentId);

    /// <summary>A page has just counted.</summary>
    public void Learn(long agentId, int unread) => known[agentId] = Math.Min(unread, Most);

    /// <summary>Reads what is saved: at the start, and every few seconds, because whatever happens writes notices.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>();
        known = new(await db.Agents.AsNoTracking().Where(a => a.Active)
            .Select(a => new { a.Id, Unread = db.Notices.Where(n => n.AgentId == a.Id && n.ReadAt == null).Take(Most).Count() })
            .ToDictionaryAsync(a => a.Id, a => a.Unread, cancellationToken));
    }
}
