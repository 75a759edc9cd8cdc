using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Helpdesk.Data.Sqlite;

public static class SqliteProvider
{
    public const string Name = "Sqlite";

    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">For example <c>Data Source=/var/lib/helpdesk/helpdesk.db</c>.</param>
    public static void UseHelpdeskSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ConnectionString)
            .AddInterceptors(Durability.Instance, PreparedStatements.Instance);

    /// <summary>An acknowledged commit survives a power cut, whatever defaults the native library was built with.</summary>
    private sealed class Durability : DbConnectionInterceptor
    {
        public static readonly Durability Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous=FULL";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}

/// <summary>For the migrations tool only.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteHelpdeskDbContext>
{
    public SqliteHelpdeskDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteHelpdeskDbContext>();
        options.UseHelpdeskSqlite("Data Source=:memory:");
        return new(options.Options);
    }
}
