using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.DueWork;

/// <summary>
/// Something that must happen at a time. Any node leases it; whoever does the work ends or reschedules the row in the
/// transaction of the effect, so that each happens exactly once. The owner token is the fence: it is new for every lease.
/// </summary>
public sealed class DueItem
{
    private DueItem()
    {
    }

    public DueItem(string kind, long subject, DateTimeOffset dueAt) =>
        (Kind, Subject, DueAt, LeasedUntil) = (kind, subject, dueAt, Free);

    public const int KindMaxLength = 60;
    public const int FailureMaxLength = 300;

    /// <summary>So often it is tried; then somebody has to look.</summary>
    public const int MostTries = 8;

    /// <summary>Nobody holds it.</summary>
    public static readonly DateTimeOffset Free = DateTimeOffset.UnixEpoch;

    public long Id { get; private set; }

    /// <summary>Who does it: the name of the handler.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>What it is about: an offer, a ticket, a qualification; 0 for the desk. With the kind it is unique.</summary>
    public long Subject { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset LeasedUntil { get; private set; }

    public Guid? Owner { get; private set; }

    /// <summary>Leases since it was last done.</summary>
    public int Tries { get; private set; }

    /// <summary>Why the last try failed, without what people wrote; empty when it did not fail, or ended with its process.</summary>
    public string LastFailure { get; private set; } = "";
}

internal sealed class DueItemConfiguration : IEntityTypeConfiguration<DueItem>
{
    public void Configure(EntityTypeBuilder<DueItem> item)
    {
        item.ToTable("DueWork");
        item.Property(i => i.Kind).HasMaxLength(DueItem.KindMaxLength);
        item.Property(i => i.LastFailure).HasMaxLength(DueItem.FailureMaxLength);
        item.HasIndex(i => new { i.Kind, i.Subject }).IsUnique();
        item.HasIndex(i => i.DueAt);
        item.HasIndex(i => i.Owner);
    }
}
