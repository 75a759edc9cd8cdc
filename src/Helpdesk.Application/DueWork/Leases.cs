using Helpdesk.Data.DueWork;

namespace Helpdesk.Application.DueWork;

/// <summary>What a lease means at a moment of the database's time.</summary>
internal static class Leases
{
    /// <summary>
    /// Nobody has it, or whoever had it lost it. A lease that ends later than any lease can was given before the clock was set back: it
    /// does not count, else its work would wait as long as the clock jumped. Twice the length, so that one who waited for a lock does
    /// not take a fresh lease for such a one.
    /// </summary>
    public static IQueryable<DueItem> NotHeldAt(this IQueryable<DueItem> items, DateTimeOffset now)
    {
        var latest = now + ClaimDueWork.Lease + ClaimDueWork.Lease;
        return items.Where(i => i.LeasedUntil <= now || i.LeasedUntil > latest);
    }

    /// <summary>What can be done now.</summary>
    public static IQueryable<DueItem> DoableAt(this IQueryable<DueItem> items, DateTimeOffset now) =>
        items.Where(i => i.DueAt <= now && i.Tries < DueItem.MostTries).NotHeldAt(now);

    /// <summary>Tried as often as it is tried: it failed, or its process ended each time.</summary>
    public static IQueryable<DueItem> GivenUp(this IQueryable<DueItem> items, DateTimeOffset now) =>
        items.Where(i => i.Tries >= DueItem.MostTries).NotHeldAt(now);
}
