using System.Collections.Concurrent;
using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>
/// Which tiers let an agent in, for the advice on the queue's page, the page that is opened most: remembered for a minute, so that
/// it costs no statement. Whatever decides about a ticket asks the gate and never this.
/// </summary>
public sealed class AdmittedTiers(TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, Known> known = new();

    public async Task<Known> OfAsync(HelpdeskDbContext db, long agentId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return known.TryGetValue(agentId, out var last) && now - last.At < Age
            ? last
            : known[agentId] = await ReadAsync(db, agentId, now, cancellationToken);
    }

    /// <summary>People, teams, qualifications or rules have changed.</summary>
    public void Forget() => known.Clear();

    private static async Task<Known> ReadAsync(HelpdeskDbContext db, long agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var agent = await db.Candidates(db.Agents.Where(a => a.Id == agentId)).AsSingleQuery().FirstOrDefaultAsync(cancellationToken);
        var admissions = await Admissions.LoadAsync(db, cancellationToken);
        IReadOnlyList<Tier> tiers = agent is null ? [] : admissions.TiersOf(agent, now);
        var teams = (agent?.Teams ?? []).Where(t => t.Active && tiers.Count == 0).Select(t => t.Tier);
        return new(tiers, tiers.Concat(teams).DefaultIfEmpty(Tier.First).Max(), now);
    }

    /// <param name="Home">The highest tier that lets them in; where none does, the one they are on a team of.</param>
    public sealed record Known(IReadOnlyList<Tier> Tiers, Tier Home, DateTimeOffset At);
}
