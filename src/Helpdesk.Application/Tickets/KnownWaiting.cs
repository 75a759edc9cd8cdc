using System.Collections.Concurrent;
using Helpdesk.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tickets;

/// <summary>
/// What waits for those who look at the desk, for the navigation on every page, kept in memory: no page pays a statement for it.
/// Whoever did something knows at once what is left; what others do is known within seconds. Lists and decisions read the
/// database and never this.
/// </summary>
public sealed class KnownWaiting(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Whoever has not looked for so long is not read again until they do.</summary>
    public static readonly TimeSpan Looking = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<long, Known> people = [];

    /// <returns>Null for somebody who has just come: it is known in a moment.</returns>
    public CountWaiting.Result? Of(long agentId) =>
        people.AddOrUpdate(agentId, _ => new(null, time.GetUtcNow()), (_, known) => known with { SeenAt = time.GetUtcNow() }).Waiting;

    /// <summary>What the database has just said of them.</summary>
    internal void Note(long agentId, CountWaiting.Result waiting) => people[agentId] = new(waiting, time.GetUtcNow());

    /// <summary>Reads it again for all who look at the desk, in one statement.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var gone in people.Where(p => now - p.Value.SeenAt > Looking))
        {
            people.TryRemove(gone);
        }

        var before = people.ToDictionary();
        if (before.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>().WaitingForAsync([.. before.Keys], now, cancellationToken);
        foreach (var (agent, waiting) in read)
        {
            // What was noted of them while this was read is newer.
            people.TryUpdate(agent, before[agent] with { Waiting = waiting }, before[agent]);
        }
    }

    private sealed record Known(CountWaiting.Result? Waiting, DateTimeOffset SeenAt);
}
