using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>A ticket in a list.</summary>
public sealed record TicketRow(
    long Id, string Title, string Customer, LocalizedText Family, string? Product, string? Generation, Lifecycle? Lifecycle,
    Tier Tier, int Priority, TicketState State, long? OwnerId, string? Owner, DateTimeOffset CreatedAt, int BounceCount,
    DateTimeOffset? UrgentSince, bool NeedsLead, DateTimeOffset? ResolvedAt, DateTimeOffset DueBy, int Setbacks, ClockKind? DueClock, long? DueCalendarId,
    DateTimeOffset? SnoozedUntil)
{
    public QueuePosition Position => new(DueBy, Priority, Setbacks, CreatedAt, Id);
}

internal static class TicketRows
{
    /// <summary>Tickets, already filtered, sorted and limited, with the words for their ids.</summary>
    /// <param name="provider">Whose people read it: those of another provider are not named to them; null for the company's own.</param>
    public static IQueryable<TicketRow> Rows(this IQueryable<Ticket> tickets, HelpdeskDbContext db, long? provider) =>
        (from t in tickets
        join family in db.Families on t.FamilyId equals family.Id
        join customer in db.Customers on t.CustomerId equals customer.Id
        join product in db.Products on t.ProductId equals product.Id into products
        from product in products.DefaultIfEmpty()
        join generation in db.Generations on t.GenerationId equals generation.Id into generations
        from generation in generations.DefaultIfEmpty()
        join owner in db.Agents on t.OwnerId equals owner.Id into owners
        from owner in owners.DefaultIfEmpty()
        select new TicketRow(
            t.Id, t.Title, customer.Name, new LocalizedText(family.Name.En, family.Name.De), product!.Name, generation!.Name, (Lifecycle?)generation!.Lifecycle,
            t.Tier, t.Priority, t.State, t.OwnerId,
            Visibility.Named(provider, owner!.ProviderId, owner!.Name), t.CreatedAt, t.BounceCount, t.EscalationRequestedAt, t.NeedsLead, t.ResolvedAt, t.DueBy, t.Setbacks, t.DueClock, t.DueCalendarId, t.SnoozedUntil)).WithRules();

    public static IOrderedQueryable<Ticket> MostPressingFirst(this IQueryable<Ticket> tickets) =>
        tickets.OrderBy(t => t.DueBy).ThenBy(t => t.Priority).ThenByDescending(t => t.Setbacks).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id);
}
