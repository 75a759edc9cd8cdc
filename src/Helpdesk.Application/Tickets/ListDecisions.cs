using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Every decision about who gets a ticket, the latest first: readable for as long as the ticket is.</summary>
public static class ListDecisions
{
    public const int Most = 50;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    public sealed record Result(string Title, IReadOnlyList<Row> Decisions);

    /// <param name="Push">Of an offer or a handover.</param>
    /// <param name="Pull">Of somebody who asked for work; null also of another provider's person, whom its reasons name.</param>
    public sealed record Row(DateTimeOffset At, RoutingPath Path, string? Agent, Decision? Push, PullDecision? Pull);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var title = await db.Tickets.VisibleTo(current.User, db).Where(t => t.Id == query.Ticket).Select(t => t.Title).FirstOrNotFound(cancellationToken);
            var colleagues = current.User.ProviderId is null ? null
                : (await db.Agents.VisibleTo(current.User).Select(a => a.Id).ToListAsync(cancellationToken)).ToHashSet();
            var rows = await db.Decisions.AsNoTracking().Where(d => d.TicketId == query.Ticket).OrderByDescending(d => d.At).ThenByDescending(d => d.Id).Take(Most)
                .Select(d => new { d.At, d.Path, d.AgentId, Agent = db.Agents.Where(a => a.Id == d.AgentId).Select(a => a.Name).FirstOrDefault(), d.Content })
                .ToListAsync(cancellationToken);
            return new(title, [.. rows.Select(r => new Row(
                r.At, r.Path, r.AgentId is { } id && Sees(id, colleagues) ? r.Agent : null,
                r.Path == RoutingPath.Pull ? null : Seen(DecisionJson.Read(r.Content), colleagues),
                r.Path == RoutingPath.Pull && r.AgentId is { } asker && Sees(asker, colleagues) ? DecisionJson.ReadPull(r.Content) : null))]);
        }

        /// <summary>A provider's people read of their own colleagues only.</summary>
        /// <param name="colleagues">Null for the company's own people, who read of everybody.</param>
        private static bool Sees(long agentId, HashSet<long>? colleagues) => colleagues is null || colleagues.Contains(agentId);

        private static Decision Seen(Decision decision, HashSet<long>? colleagues) =>
            decision with { Considered = [.. decision.Considered.Where(c => Sees(c.AgentId, colleagues))] };
    }
}
