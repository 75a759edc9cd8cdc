using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Presences;

/// <summary>
/// Who is there, for the menu on every page, kept in memory: no page pays a statement for it. What is decided about work reads
/// the database and never this.
/// </summary>
public sealed class KnownPresences(IServiceScopeFactory scopes)
{
    private volatile IReadOnlyDictionary<long, Presence> known = new Dictionary<long, Presence>();

    public Presence Of(long agentId) => known.GetValueOrDefault(agentId, Presence.Offline);

    /// <summary>Reads what is saved: at the start, after a change here, and every few seconds for changes that others make.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        known = await scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>().Workplaces.AsNoTracking()
            .Where(w => w.Presence != Presence.Offline)
            .ToDictionaryAsync(w => w.AgentId, w => w.Presence, cancellationToken);
    }
}
