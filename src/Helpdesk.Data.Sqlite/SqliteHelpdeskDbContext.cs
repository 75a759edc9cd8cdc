using System.Collections.Concurrent;
using Helpdesk.Data.Bulk;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Data.Sqlite;

public sealed class SqliteHelpdeskDbContext(DbContextOptions<SqliteHelpdeskDbContext> options) : HelpdeskDbContext(options)
{
    private const int ConstraintUnique = 2067;

    /// <summary>One writer at a time and file: waiting here is fair and prompt, waiting for SQLite's lock is neither.</summary>
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new();

    protected override string IsTrue(string column) => $"\"{column}\"";

    public override async Task<T> InOneTransaction<T>(Func<Task<T>> work, CancellationToken cancellationToken, Func<Task<bool>>? afterSaving = null)
    {
        var gate = Gates.GetOrAdd(Database.GetDbConnection().DataSource, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await base.InOneTransaction(work, cancellationToken, afterSaving);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The file lies on this machine and is written by this process: its time is the node's.</summary>
    public override Task<DateTimeOffset> TimeAsync(TimeProvider node, CancellationToken cancellationToken) => Task.FromResult(node.GetUtcNow());

    /// <summary>Nobody else writes while this transaction does: what it read as free is free.</summary>
    public override Task<long?> FirstFreeAsync(long[] ids, CancellationToken cancellationToken) => Task.FromResult<long?>(ids[0]);

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique };

    public override Task InsertAsync(BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        SqliteBulk.Insert((SqliteConnection)Database.GetDbConnection(), table, rows, cancellationToken);
        return Task.CompletedTask;
    }

    public override Task RefreshStatisticsAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // SQLite has no time type: ticks order, compare and read faster than text.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
