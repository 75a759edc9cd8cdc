using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Helpdesk.Data.SqlServer;

/// <summary>Settings for servers that are older than SQL Server 2022, or only compatible with it; null keeps EF's default.</summary>
/// <param name="CompatibilityLevel">For example 120 for SQL Server 2014.</param>
/// <param name="MaxBatchSize">Statements in one round trip; 1 sends each alone.</param>
public sealed record SqlServerSettings(int? CompatibilityLevel = null, int? MaxBatchSize = null);

public static class SqlServerProvider
{
    public const string Name = "SqlServer";

    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">For example <c>Server=db;Database=Helpdesk;User Id=helpdesk;Password=…</c>.</param>
    /// <param name="settings">For older or compatible servers.</param>
    public static void UseHelpdeskSqlServer(this DbContextOptionsBuilder options, string connectionString, SqlServerSettings settings) =>
        options.UseSqlServer(connectionString, sql =>
        {
            if (settings.CompatibilityLevel is { } level)
            {
                sql.UseCompatibilityLevel(level);
            }

            if (settings.MaxBatchSize is { } size)
            {
                sql.MaxBatchSize(size);
            }
        });
}

/// <summary>For the migrations tool only.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerHelpdeskDbContext>
{
    public SqlServerHelpdeskDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerHelpdeskDbContext>();
        options.UseHelpdeskSqlServer("Server=design;Database=design;Encrypt=False", new SqlServerSettings());
        return new(options.Options);
    }
}
