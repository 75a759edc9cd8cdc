using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Data.Sqlite;

public static class SqliteProvider
{
    public const string Name = "Sqlite";

    /// <summary>The desk's context on SQLite, pooled, with connections and plans that are kept until the services end.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="connectionString">Says where the file is, once the services are there.</param>
    public static void AddHelpdeskSqlite(this IServiceCollection services, Func<IServiceProvider, string> connectionString)
    {
        services.AddSingleton<PreparedStatements>();
        services.AddDbContextPool<HelpdeskDbContext, SqliteHelpdeskDbContext>((provider, options) =>
        {
            options.UseHelpdeskSqlite(connectionString(provider));
            options.AddInterceptors(provider.GetRequiredService<PreparedStatements>());
        });
    }

    /// <summary>
    /// A list is one parameter: spread over one parameter for each of its items, every query with a list would be translated and
    /// planned anew at every call, which costs more than asking it.
    /// </summary>
    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">For example <c>Data Source=/var/lib/helpdesk/helpdesk.db</c>.</param>
    public static void UseHelpdeskSqlite(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlite(
                new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ConnectionString,
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(Durability.Instance);

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
