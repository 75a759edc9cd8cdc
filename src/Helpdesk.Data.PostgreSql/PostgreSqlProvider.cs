using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Helpdesk.Data.PostgreSql;

public static class PostgreSqlProvider
{
    public const string Name = "PostgreSql";

    /// <summary>
    /// Unless the connection string says otherwise: statements that a connection keeps planned (none behind a pooler that shares sessions),
    /// and no more connections than this machine can keep busy; more people at once only take one another's locks and wait.
    /// </summary>
    private static readonly string Usual = $"Max Auto Prepare=100;Auto Prepare Min Usages=2;Maximum Pool Size={Math.Max(16, 8 * Environment.ProcessorCount)};";

    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">For example <c>Host=db;Database=helpdesk;Username=helpdesk;Password=…</c>.</param>
    public static void UseHelpdeskPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Complete(connectionString));

    /// <summary>The connection string as the contexts use it.</summary>
    public static string Complete(string connectionString) => new NpgsqlConnectionStringBuilder(Usual + connectionString).ConnectionString;
}

/// <summary>For the migrations tool only.</summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlHelpdeskDbContext>
{
    public PostgreSqlHelpdeskDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlHelpdeskDbContext>();
        options.UseHelpdeskPostgreSql("Host=design");
        return new(options.Options);
    }
}
