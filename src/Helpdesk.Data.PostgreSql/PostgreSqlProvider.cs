using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Helpdesk.Data.PostgreSql;

public static class PostgreSqlProvider
{
    public const string Name = "PostgreSql";

    /// <summary>Statements that a connection keeps planned, unless the connection string says otherwise (none behind a pooler that shares sessions).</summary>
    private const string Planned = "Max Auto Prepare=100;Auto Prepare Min Usages=2;";

    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">For example <c>Host=db;Database=helpdesk;Username=helpdesk;Password=…</c>.</param>
    public static void UseHelpdeskPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Complete(connectionString));

    /// <summary>The connection string as the contexts use it.</summary>
    public static string Complete(string connectionString) => new NpgsqlConnectionStringBuilder(Planned + connectionString).ConnectionString;
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
