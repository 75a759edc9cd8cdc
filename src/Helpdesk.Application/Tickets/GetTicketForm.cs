using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Settings;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What the small page of one verb of a ticket shows: the ticket, and whether the agent may do it.</summary>
public static class GetTicketForm
{
    /// <param name="Ticket">Its id.</param>
    /// <param name="Verb">What the page is for.</param>
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Ticket, TicketVerb Verb) : IQuery<Result>;

    /// <param name="Ticket">Untracked, with its skills and escalations.</param>
    /// <param name="May">By the same judgement that the verb itself obeys.</param>
    /// <param name="Email">Null for a provider's people whose contract does not grant it.</param>
    /// <param name="Supervision">Who releases a solution before the customer reads it; null for somebody who stands on their own.</param>
    public sealed record Result(Ticket Ticket, string Customer, string? Email, Verdict May, Supervision? Supervision);

    internal sealed class Handler(HelpdeskDbContext db, GateKeeper keeper, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, provider) = (current.User.Agent, current.User.ProviderId);
            var head = await (from t in db.Tickets.AsNoTracking().VisibleTo(current.User, db).Include(t => t.Escalations).Include(t => t.Skills).Include(t => t.Offers.Where(o => o.State == OfferState.Open))
                                  .Include(t => t.Consults.Where(c => c.State == ConsultState.Asked))
                                  .Include(t => t.Answers.Where(a => a.IsCurrent && !Visibility.IsByAnother(db, provider, a.AuthorId)))
                              from agent in db.Agents.Where(a => a.Id == me)
                              from desk in db.Settings
                              where t.Id == query.Ticket
                              select new Head(
                                  t, agent, desk, db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.ProviderId).FirstOrDefault(), t.Customer!.Name,
                                  Visibility.SeesMail(db, provider) ? t.Customer!.Email : null)).WithRules().FirstOrNotFound(cancellationToken);

            var gate = query.Verb == TicketVerb.Claim ? await keeper.JudgeAsync(me, head.Ticket, cancellationToken) : null;
            var actions = TicketActions.Of(head.Ticket, current.User.MayWorkOn(head.Ticket, head.Provider), head.Agent, gate, head.Desk, time.GetUtcNow());
            return new(
                head.Ticket, head.Customer, head.Email, actions[query.Verb],
                query.Verb == TicketVerb.Resolve ? await db.SupervisionAsync(keeper, head.Ticket, me, time.GetUtcNow(), cancellationToken) : null);
        }
    }

    private sealed record Head(Ticket Ticket, Agent Agent, DeskSettings Desk, long? Provider, string Customer, string? Email);
}
