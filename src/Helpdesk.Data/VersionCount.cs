using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Helpdesk.Data;

/// <summary>Raises the versions of what a save changes. Looks for changes once: while it is held, EF does not look for them again.</summary>
internal readonly struct VersionCount : IDisposable
{
    private readonly ChangeTracker tracker;
    private readonly bool before;

    private VersionCount(ChangeTracker tracker)
    {
        (this.tracker, before) = (tracker, tracker.AutoDetectChangesEnabled);
        tracker.AutoDetectChangesEnabled = false;
    }

    public static VersionCount Begin(ChangeTracker tracker)
    {
        if (tracker.AutoDetectChangesEnabled)
        {
            tracker.DetectChanges();
        }

        var begun = new VersionCount(tracker);
        Raise(tracker);
        return begun;
    }

    public void Dispose() => tracker.AutoDetectChangesEnabled = before;

    private static void Raise(ChangeTracker tracker)
    {
        // What happened to a ticket changes the ticket, also where the only trace is a row that belongs to it.
        var happened = tracker.Entries<TicketEvent>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.TicketId).ToHashSet();
        foreach (var entry in tracker.Entries<Aggregate>())
        {
            if (entry.State == EntityState.Added || (entry.State == EntityState.Modified && !IsOnlyTime(entry)) || (entry.Entity is Ticket && happened.Contains(entry.Entity.Id)))
            {
                var version = entry.Property(a => a.Version);
                version.CurrentValue = entry.State == EntityState.Added ? 1 : version.OriginalValue + 1;
            }
        }
    }

    /// <summary>When a ticket is due follows from what happened to it, and from calendars; it makes no form stale.</summary>
    private static bool IsOnlyTime(EntityEntry<Aggregate> entry) =>
        entry.Entity is Ticket && entry.Properties.All(p => !p.IsModified || p.Metadata.Name is nameof(Ticket.DueBy) or nameof(Ticket.DueClock) or nameof(Ticket.DueCalendarId));
}
