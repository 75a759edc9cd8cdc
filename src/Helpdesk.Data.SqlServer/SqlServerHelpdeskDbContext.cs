using System.Data;
using System.Globalization;
using Helpdesk.Data.Bulk;
using Helpdesk.Data.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Helpdesk.Data.SqlServer;

public sealed class SqlServerHelpdeskDbContext(DbContextOptions<SqlServerHelpdeskDbContext> options) : HelpdeskDbContext(options)
{
    private const int UniqueIndexViolation = 2601;
    private const int UniqueConstraintViolation = 2627;
    private const int Deadlock = 1205;

    protected override string IsTrue(string column) => $"[{column}] = 1";

    public override async Task<DateTimeOffset> TimeAsync(TimeProvider node, CancellationToken cancellationToken) =>
        await Database.SqlQuery<DateTimeOffset>($"SELECT SYSDATETIMEOFFSET() AS [Value]").SingleAsync(cancellationToken);

    public override async Task<long?> FirstFreeAsync(long[] ids, CancellationToken cancellationToken)
    {
        var list = string.Join(',', ids);
        return await Database.SqlQuery<long?>($"""
            SELECT TOP (1) [Id] AS [Value] FROM [Tickets] WITH (UPDLOCK, READPAST, ROWLOCK)
            WHERE [Id] IN (SELECT CAST([value] AS bigint) FROM STRING_SPLIT({list}, ',')) AND [OwnerId] IS NULL
            ORDER BY [DueBy], [Priority], [Setbacks] DESC, [CreatedAt], [Id]
            """).ToListAsync(cancellationToken) is [var free] ? free : null;
    }

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: UniqueIndexViolation or UniqueConstraintViolation };

    protected override bool TellsADeadlock(Exception exception) => exception is SqlException { Number: Deadlock };

    public override async Task InsertAsync(BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        using var data = new DataTable { Locale = CultureInfo.InvariantCulture };
        using var copy = new SqlBulkCopy(
            (SqlConnection)Database.GetDbConnection(), SqlBulkCopyOptions.KeepIdentity | SqlBulkCopyOptions.CheckConstraints,
            (SqlTransaction?)Database.CurrentTransaction?.GetDbTransaction());
        (copy.DestinationTableName, copy.BulkCopyTimeout) = (table.DelimitedName, 0);
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column.Name, column.Type);
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            data.Rows.Add(row);
        }

        await copy.WriteToServerAsync(data, cancellationToken);
    }

    public override Task RefreshStatisticsAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync("EXEC sp_updatestats", cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
