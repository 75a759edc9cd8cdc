using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Helpdesk.Data.PostgreSql;

public static class PostgreSqlProvider
{
    public const string Name = "PostgreSql";

    /// <param name="options">The context's options.</param>
    /// <param name="connectionString">For example <c>Host=db;Database=helpdesk;Username=helpdesk;Password=…</c>.</param>
    public static void UseHelpdeskPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString);
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
