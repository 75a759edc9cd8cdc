using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What waits for this agent's answer; one statement. Pages ask <see cref="KnownWaiting"/>.</summary>
public static class CountWaiting
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Offers">Tickets that are held out to the agent at this moment.</param>
    /// <param name="NewestOffer">The latest of these offers; null for none.</param>
    /// <param name="Questions">What colleagues ask the agent.</param>
    /// <param name="Calls">Tickets on which a lead has to look and alerts that no lead has seen to; none for whoever is no lead.</param>
    public sealed record Result(int Offers, long? NewestOffer, int Questions, int Calls);

    internal sealed class Handler(HelpdeskDbContext db, KnownWaiting known, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var waiting = (await db.WaitingForAsync([me], time.GetUtcNow(), cancellationToken))[me];
            known.Note(me, waiting);
            return waiting;
        }
    }

    /// <summary>By agent; one statement for all of them.</summary>
    internal static Task<Dictionary<long, Result>> WaitingForAsync(this HelpdeskDbContext db, long[] agents, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Agents.AsNoTracking().Where(a => agents.Contains(a.Id)).Select(a => new
        {
            a.Id,
            Offers = db.Offers.Count(o => o.AgentId == a.Id && o.State == OfferState.Open && o.ExpiresAt > now),
            Newest = db.Offers.Where(o => o.AgentId == a.Id && o.State == OfferState.Open && o.ExpiresAt > now).Max(o => (long?)o.Id),
            Questions = db.Consults.Count(c => c.AgentId == a.Id && c.State == ConsultState.Asked),
            Calls = a.Role < AgentRole.Lead ? 0
                : db.Tickets.Count(t => t.NeedsLead && (a.ProviderId == null || Visibility.IsWith(db, t, a.ProviderId)))
                    + db.Alerts.Count(x => x.DoneAt == null && (a.ProviderId == null || x.ProviderId == a.ProviderId)),
        }).WithRules().ToDictionaryAsync(a => a.Id, a => new Result(a.Offers, a.Newest, a.Questions, a.Calls), cancellationToken);
}
