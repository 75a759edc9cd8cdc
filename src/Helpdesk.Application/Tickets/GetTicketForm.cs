using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What the small pages of a ticket's verbs show: the ticket, what may be done, and what changed since the form was read.</summary>
public static class GetTicketForm
{
    /// <param name="Ticket">Its id.</param>
    /// <param name="Version">The version that the form was filled in for; 0 for a new form.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, int Version) : IQuery<Result>;

    /// <param name="Ticket">Untracked, with its escalations.</param>
    public sealed record Result(Ticket Ticket, string Customer, string Email, TicketActions Actions, IReadOnlyList<TicketChange> Changes);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, IMediator mediator, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var head = await (from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db).Include(t => t.Escalations)
                              from agent in db.Agents.Where(a => a.Id == me)
                              from desk in db.Settings
                              where t.Id == query.Ticket
                              select new Head(t, agent, desk, db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault(), t.Customer!.Name, t.Customer!.Email)).FirstOrNotFound(cancellationToken);

            return new(
                head.Ticket, head.Customer, head.Email,
                TicketActions.Of(
                    head.Ticket, current.User.MayWorkOn(head.Ticket, head.Provider), head.Agent, gate: null, head.Desk, time.GetUtcNow()),
                query.Version > 0 && query.Version < head.Ticket.Version
                    ? await mediator.Send(new GetChanges.Query(query.Ticket, query.Version), cancellationToken)
                    : []);
        }
    }

    private sealed record Head(Ticket Ticket, Agent Agent, DeskSettings Desk, long? Provider, string Customer, string Email);
}
