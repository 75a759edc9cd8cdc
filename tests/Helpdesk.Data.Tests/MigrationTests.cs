using Helpdesk.Data.PostgreSql;
using Helpdesk.Data.Sqlite;
using Helpdesk.Data.SqlServer;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests;

public sealed class MigrationTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_database_has_what_every_installation_begins_with(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        Assert.Empty(await database.Db(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(1, await database.Db(db => db.Settings.CountAsync()));
        Assert.Equal(3, await database.Db(db => db.AdmissionRules.CountAsync()));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    [InlineData(DatabaseKind.SqlServer)]
    public void The_migrations_hold_the_whole_model(DatabaseKind kind)
    {
        using var db = Unconnected.Context(kind);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), $"The model of {kind} has changed: add a migration.");
    }
}

/// <summary>Contexts of each provider that know the model but no database.</summary>
internal static class Unconnected
{
    public static HelpdeskDbContext Context(DatabaseKind kind, Action<DbContextOptionsBuilder>? more = null)
    {
        switch (kind)
        {
            case DatabaseKind.Sqlite:
                var sqlite = new DbContextOptionsBuilder<SqliteHelpdeskDbContext>();
                sqlite.UseHelpdeskSqlite("Data Source=:memory:");
                more?.Invoke(sqlite);
                return new SqliteHelpdeskDbContext(sqlite.Options);
            case DatabaseKind.PostgreSql:
                var postgres = new DbContextOptionsBuilder<PostgreSqlHelpdeskDbContext>();
                postgres.UseHelpdeskPostgreSql("Host=nowhere");
                more?.Invoke(postgres);
                return new PostgreSqlHelpdeskDbContext(postgres.Options);
            default:
                var server = new DbContextOptionsBuilder<SqlServerHelpdeskDbContext>();
                server.UseHelpdeskSqlServer("Server=nowhere;Database=none;Encrypt=False", new SqlServerSettings());
                more?.Invoke(server);
                return new SqlServerHelpdeskDbContext(server.Options);
        }
    }
}
