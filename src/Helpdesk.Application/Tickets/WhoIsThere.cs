using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Before a warm handover: who could take it and is there, the best first; and why the others not.</summary>
public static class WhoIsThere
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, Tier Tier, long? TeamId, long? TopicId) : IQuery<IReadOnlyList<Considered>>;

    internal sealed class Handler(HelpdeskDbContext db, Dispatcher dispatcher, ICurrentUser current, TimeProvider time)
        : IRequestHandler<Query, IReadOnlyList<Considered>>
    {
        public async Task<IReadOnlyList<Considered>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ticket = await db.Tickets.AsNoTracking().VisibleTo(current.User, db).ForVerbs().ByIdOrNotFound(query.Ticket, cancellationToken);
            var teams = TeamChoice.Serving(query.Tier, ticket.FamilyId, await db.CandidateTeams().ToListAsync(cancellationToken));
            var team = teams.FirstOrDefault(t => query.TeamId is null || t.Id == query.TeamId);
            if (team is null || query.TopicId is not { } topic || !await db.Topics.AnyAsync(t => t.Id == topic, cancellationToken))
            {
                return [];
            }

            var now = time.GetUtcNow();
            var proposal = new Proposal(new(query.Tier, team.Id, topic), "", new(), []);
            var asked = await dispatcher.CaseAsync(ticket, proposal, RoutingPath.Handover, now, cancellationToken);
            var considered = (await dispatcher.FindAsync(asked, RelaxationPlan.None, now, cancellationToken)).Considered;
            if (current.User.ProviderId is not { } provider)
            {
                return considered;
            }

            // The company's own and the provider's may be asked; of another provider's people nothing is said.
            var known = await db.Agents.Where(a => a.ProviderId == null || a.ProviderId == provider).Select(a => a.Id).ToListAsync(cancellationToken);
            return [.. considered.Where(c => known.Contains(c.AgentId))];
        }
    }
}
