using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Notices;

internal static class NoticeVisibility
{
    /// <summary>
    /// Who may read the ticket's number and title: the company's own people, a provider's where the ticket is or was with them, and
    /// whoever is asked about it at this moment.
    /// </summary>
    /// <param name="agents">Some people.</param>
    /// <param name="ticketId">Null for no ticket: everybody.</param>
    /// <param name="db">Where to read.</param>
    public static IQueryable<Agent> ThatMaySee(this IQueryable<Agent> agents, long? ticketId, HelpdeskDbContext db) => ticketId is not { } id
        ? agents
        : agents.Where(Compilable.Query<Func<Agent, bool>>(a => a.ProviderId == null
            || db.Tickets.Any(t => t.Id == id
                && (Visibility.IsWith(db, t, a.ProviderId) || t.Consults.Any(c => c.AgentId == a.Id && c.State == ConsultState.Asked)))));
}
