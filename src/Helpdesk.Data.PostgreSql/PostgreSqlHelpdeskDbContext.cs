using Helpdesk.Data.Bulk;
using Helpdesk.Data.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Data.PostgreSql;

public sealed class PostgreSqlHelpdeskDbContext(DbContextOptions<PostgreSqlHelpdeskDbContext> options) : HelpdeskDbContext(options)
{
    protected override string IsTrue(string column) => $"\"{column}\"";

    public override async Task<DateTimeOffset> TimeAsync(TimeProvider node, CancellationToken cancellationToken) =>
        await Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken);

    public override async Task<long?> FirstFreeAsync(long[] ids, CancellationToken cancellationToken) =>
        await Database.SqlQuery<long?>($"""
            SELECT "Id" AS "Value" FROM "Tickets" WHERE "Id" = ANY({ids}) AND "OwnerId" IS NULL
            ORDER BY "DueBy", "Priority", "Setbacks" DESC, "CreatedAt", "Id" LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken) is [var free] ? free : null;

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool TellsADeadlock(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    public override async Task InsertAsync(BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.DelimitedName} ({table.DelimitedColumns}) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var row in rows)
            {
                await copy.WriteRowAsync(cancellationToken, row);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        if (table.HasGeneratedKey)
        {
            await using var advance = new NpgsqlCommand(
                $"SELECT setval(pg_get_serial_sequence('{table.DelimitedName}', 'Id'), (SELECT max(\"Id\") FROM {table.DelimitedName}))", connection);
            await advance.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override Task RefreshStatisticsAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }
}
