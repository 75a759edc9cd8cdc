using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

internal static class TicketLoading
{
    /// <summary>A visible ticket with what its verbs need, but without its conversation, which they only add to.</summary>
    public static Task<Ticket> TicketForWork(this HelpdeskDbContext db, long id, CurrentUser user, CancellationToken cancellationToken) =>
        db.Tickets.VisibleTo(user, db)
            .Include(t => t.Stays.Where(s => s.Until == null))
            .Include(t => t.Skills)
            .Include(t => t.Escalations)
            .AsSplitQuery()
            .ByIdOrNotFound(id, cancellationToken);

    public static Task<bool> IsAlreadySaid(this HelpdeskDbContext db, Guid key, CancellationToken cancellationToken) =>
        db.Messages.AnyAsync(m => m.Key == key, cancellationToken);
}
