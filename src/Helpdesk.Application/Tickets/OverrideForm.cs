using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What an override for this agent and this ticket's tier and family would pass over.</summary>
public static class OverrideForm
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Ticket, long Agent) : IQuery<Result>;

    /// <param name="Missing">What the agent is refused for.</param>
    public sealed record Result(string Title, string Agent, Work Work, Verdict Missing);

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var ticket = await db.Tickets.AsNoTracking().VisibleTo(current.User, db).Include(t => t.Skills).ByIdOrNotFound(query.Ticket, cancellationToken);
            var agent = await db.Agents.AsNoTracking().VisibleTo(current.User).ByIdOrNotFound(query.Agent, cancellationToken);
            var work = await gate.WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken);
            var decision = await gate.JudgeByHandAsync(agent.Id, work, ticket.Language, cancellationToken);
            return new(ticket.Title, agent.Name, work, decision.Verdict);
        }
    }
}
