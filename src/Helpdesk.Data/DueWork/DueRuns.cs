using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.DueWork;

/// <summary>
/// What one kind of work came to within an hour. There are as many rows of a kind as a day has hours: the next day writes over them, so
/// that nothing has to be deleted and the last run of what runs seldom stays.
/// </summary>
public sealed class DueRuns
{
    private DueRuns()
    {
    }

    public DueRuns(string kind, DateTimeOffset lastAt, TimeSpan lastTook, bool lastFailed, int runs, int failures, TimeSpan worstLateness)
    {
        (Kind, Hour, HourOfDay) = (kind, HourOf(lastAt), lastAt.UtcDateTime.Hour);
        (LastAt, LastTook, LastFailed, Runs, Failures, WorstLateness) = (lastAt, lastTook, lastFailed, runs, failures, worstLateness);
    }

    public long Id { get; private set; }

    public string Kind { get; private set; } = "";

    public int HourOfDay { get; private set; }

    /// <summary>When the hour began; the figures are of this one alone.</summary>
    public DateTimeOffset Hour { get; private set; }

    /// <summary>With those that failed.</summary>
    public int Runs { get; private set; }

    public int Failures { get; private set; }

    /// <summary>From the moment it fell due until it was done.</summary>
    public TimeSpan WorstLateness { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public TimeSpan LastTook { get; private set; }

    public bool LastFailed { get; private set; }

    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
}

internal sealed class DueRunsConfiguration : IEntityTypeConfiguration<DueRuns>
{
    public void Configure(EntityTypeBuilder<DueRuns> runs)
    {
        runs.ToTable("DueWorkRuns");
        runs.Property(r => r.Kind).HasMaxLength(DueItem.KindMaxLength);
        runs.Property(r => r.WorstLateness).HasConversion<long>();
        runs.Property(r => r.LastTook).HasConversion<long>();
        runs.HasIndex(r => new { r.Kind, r.HourOfDay }).IsUnique();
    }
}
