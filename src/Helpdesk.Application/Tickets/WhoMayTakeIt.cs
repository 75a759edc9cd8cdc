using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>The people of the tier's teams, each with whether this ticket may be given to them by hand, and every reason why not.</summary>
public static class WhoMayTakeIt
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket) : IQuery<Result>;

    /// <param name="MayAssign">Whether the user may hand the ticket to one of them.</param>
    public sealed record Result(string Title, int Version, long? OwnerId, Verdict MayAssign, Work Work, IReadOnlyList<Judged> People)
    {
        public bool Anybody => People.Any(p => p.Gate.Verdict.IsAllowed);
    }

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper gate, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var found = await (from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db).Include(t => t.Skills)
                               from agent in db.Agents.AsNoTracking().Where(a => a.Id == me)
                               where t.Id == query.Ticket
                               select new { Ticket = t, Me = agent, Provider = db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault() }).FirstOrNotFound(cancellationToken);
            var ticket = found.Ticket;
            var work = await gate.WorkAsync(ticket, ticket.Tier, ticket.Skills, cancellationToken);
            return new(
                ticket.Title, ticket.Version, ticket.OwnerId, current.User.MayWorkOn(ticket, found.Provider).Then(() => ticket.CanAssign(found.Me)), work,
                await gate.JudgeEverybodyAsync(work, cancellationToken, WhoSeeIt(ticket), ticket.Language));
        }

        /// <summary>Colleagues of the user, and of a provider's people only those whose teams have or had the ticket.</summary>
        private IQueryable<Agent> WhoSeeIt(Ticket ticket) =>
            db.Agents.VisibleTo(current.User).Where(a => a.ProviderId == null
                || db.Stays.Any(s => s.TicketId == ticket.Id && db.Teams.Any(t => t.Id == s.TeamId && t.ProviderId == a.ProviderId)));
    }
}
