using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>By number the ticket itself; by words the newest whose title, serial number, customer or mail address holds them; the address only for whom it is shown to.</summary>
public static class FindTickets
{
    public const int Most = 50;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(string Text) : IQuery<Result>;

    /// <param name="Ticket">The one that the text numbers.</param>
    public sealed record Result(long? Ticket, IReadOnlyList<TicketRow> Rows);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var text = SearchText.Read(query.Text);
            if (text.Length == 0)
            {
                return new(null, []);
            }

            var visible = db.Tickets.AsNoTracking().VisibleTo(current.User, db);
            if (TicketNumber.TryRead(text, out var id) && await visible.AnyAsync(t => t.Id == id, cancellationToken))
            {
                return new(id, []);
            }

            var key = Customer.KeyOf(text);
            var mail = current.User.ProviderId is not { } provider
                || await db.Providers.AnyAsync(p => p.Id == provider && p.SeesMail, cancellationToken);
#pragma warning disable CA1304, CA1311, CA1862 // Translated to the database's own LOWER.
            var found = visible.Where(t => t.Title.ToLower().Contains(key) || t.SerialNumber.ToLower() == key
                || t.Customer!.Name.ToLower().Contains(key) || (mail && t.Customer!.EmailKey.Contains(key)));
#pragma warning restore CA1304, CA1311, CA1862
            return new(null, await found.OrderByDescending(t => t.Id).Take(Most).Rows(db, current.User.ProviderId).ToListAsync(cancellationToken));
        }
    }
}
