using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>How a customer shows that a ticket is theirs: by its private link, or as the account in whose list it stands.</summary>
/// <param name="Token">The token of the private link.</param>
/// <param name="Ticket">The ticket's id, for whoever is signed in.</param>
public sealed record TicketAccess(string? Token = null, long? Ticket = null);

internal static class TicketAccessing
{
    /// <summary>The ticket behind a link or in a list; nothing when the link is wrong or the list somebody else's.</summary>
    public static IQueryable<Ticket> Behind(this IQueryable<Ticket> tickets, TicketAccess access, CurrentUser user)
    {
        if (access.Token is { } token)
        {
            var hash = SecretToken.HashOf(token);
            return tickets.Where(t => t.LinkHash == hash);
        }

        var account = user.Account;
        return tickets.Where(t => t.Id == access.Ticket && t.AccountId == account);
    }

    /// <summary>The ticket with what the customer's verbs need.</summary>
    public static Task<Ticket> TicketForCustomer(
        this HelpdeskDbContext db, TicketAccess access, CurrentUser user, CancellationToken cancellationToken) =>
        db.Tickets.Behind(access, user)
            .Include(t => t.Customer)
            .Include(t => t.Stays.Where(s => s.Until == null))
            .Include(t => t.Skills)
            .Include(t => t.Offers.Where(o => o.State == OfferState.Open))
            .Include(t => t.Answers.Where(a => a.IsCurrent))
            .AsSplitQuery()
            .FirstOrNotFound(cancellationToken);
}
