using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>Tickets on which a lead has to look: the customer said it is urgent, or it went back and forth.</summary>
public static class GetAttention
{
    public const int Most = 100;

    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<IReadOnlyList<TicketRow>>;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<TicketRow>>
    {
        public async Task<IReadOnlyList<TicketRow>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Tickets.AsNoTracking().Where(t => t.NeedsLead).VisibleTo(current.User, db)
                .OrderBy(t => t.Priority).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most)
                .Rows(db).ToListAsync(cancellationToken);
    }
}
