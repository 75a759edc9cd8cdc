using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Tickets;

/// <summary>How queues, lists and background work find their tickets: each of these indexes holds only those that its query asks for.</summary>
internal static class TicketIndexes
{
    /// <param name="ticket">The table.</param>
    /// <param name="isTrue">A column as the provider's condition.</param>
    public static void Configure(EntityTypeBuilder<Ticket> ticket, Func<string, string> isTrue)
    {
        ticket.HasIndex(t => new { t.Tier, t.DueBy, t.Priority, t.Setbacks, t.CreatedAt, t.Id })
            .IsDescending(false, false, false, true, false, false).HasFilter(isTrue(nameof(Ticket.IsActive)));

        // What waits for somebody. A filter of its own and not the queue's with a condition more: SQLite would take the queue's, which is
        // narrower, and read all that has an owner already. Columns are quoted as the standard says; all three databases read it, SQL Server
        // because an index with a filter asks for that setting anyway.
        ticket.HasIndex(t => new { t.Tier, t.DueBy, t.Priority, t.Setbacks, t.CreatedAt, t.Id, t.TeamId, t.FamilyId }, "IX_Tickets_ForTaking")
            .IsDescending(false, false, false, true, false, false, false, false)
            .HasFilter($"\"{nameof(Ticket.State)}\" IN ({(int)TicketState.New}, {(int)TicketState.Open}) AND \"{nameof(Ticket.OwnerId)}\" IS NULL");
        ticket.HasIndex(t => new { t.OwnerId, t.DueBy, t.Priority, t.CreatedAt, t.Id }).HasFilter(isTrue(nameof(Ticket.IsActive)));
        ticket.HasIndex(t => new { t.Priority, t.CreatedAt, t.Id }).HasFilter(isTrue(nameof(Ticket.NeedsLead)));
        ticket.HasIndex(t => new { t.OwnerId, t.ResolvedAt }).HasFilter($"\"{nameof(Ticket.ResolvedAt)}\" IS NOT NULL");

        // What the desk closes by itself, the longest solved first; and what waits for customers, who may have fallen silent.
        ticket.HasIndex(t => new { t.ResolvedAt, t.Id }, "IX_Tickets_ToClose").HasFilter($"\"{nameof(Ticket.State)}\" = {(int)TicketState.Resolved}");
        ticket.HasIndex(t => t.Id, "IX_Tickets_Silent").HasFilter($"\"{nameof(Ticket.State)}\" = {(int)TicketState.WaitingForCustomer}");

        // For advice from history: the newest solved ones of a family.
        ticket.HasIndex(t => new { t.FamilyId, t.ResolvedAt }).HasFilter($"\"{nameof(Ticket.ResolvedAt)}\" IS NOT NULL");
    }
}
