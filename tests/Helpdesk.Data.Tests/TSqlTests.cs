using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Helpdesk.Data.Tests;

/// <summary>What SQL Server will be told, read by Microsoft's own parser where there is no server.</summary>
public sealed class TSqlTests
{
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void The_scripts_of_all_migrations_are_TSql(MigrationsSqlGenerationOptions options)
    {
        using var db = Unconnected.Context(DatabaseKind.SqlServer);

        var script = db.GetService<IMigrator>().GenerateScript(options: options);

        Assert.Contains("CREATE TABLE [Tickets]", script, StringComparison.Ordinal);
        TSql.Accept(script);
    }

    [Theory]
    [InlineData("SELECT [Id] FROM [Tickets] WHERE")]
    [InlineData("EXEC(N'CREATE UNIQUE INDEX [i] ON [Tickets] WHERE [LinkHash] IS NOT')")]
    [InlineData("SELECT \"t\".\"Id\" FROM \"Tickets\" AS \"t\" LIMIT 5")]
    public void What_is_no_TSql_is_noticed_also_inside_EXEC(string sql) => Assert.NotEmpty(TSql.Complaints(sql));
}
