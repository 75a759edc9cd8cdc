using Helpdesk.Application.Routing;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>Active tickets whose owners the gate would not let have them any more.</summary>
internal sealed class Rehoming(HelpdeskDbContext db, GateKeeper gate)
{
    public const int Most = 500;

    /// <summary>Three statements.</summary>
    /// <param name="owners">Whose tickets are looked at.</param>
    public async Task<IReadOnlyList<ToRehome>> FindAsync(IQueryable<Agent> owners, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owned = db.Tickets.Where(t => t.IsActive && owners.Any(a => a.Id == t.OwnerId));
        var waiting = await owned.WaitingAsync(db, 0, TimeSpan.Zero, Most, cancellationToken);
        if (waiting.Count == 0)
        {
            return [];
        }

        var people = await db.Candidates(owners).AsSingleQuery().ToDictionaryAsync(c => c.AgentId, cancellationToken);
        var rules = await gate.RulesAsync(Tier.First, Tier.Third, cancellationToken);
        return [.. from w in waiting
                   where w.OwnerId is { } owner && people.ContainsKey(owner)
                   let decision = Gate.Judge(people[w.OwnerId!.Value], w.Case.Work, rules, now)
                   where !decision.Verdict.IsAllowed
                   select new ToRehome(w.Queued.Id, people[w.OwnerId!.Value].Name, decision)];
    }

    public async Task<int> CountAsync(long agentId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await FindAsync(db.Agents.Where(a => a.Id == agentId), now, cancellationToken)).Count;
}

internal sealed record ToRehome(long Ticket, string Owner, GateDecision Gate);
