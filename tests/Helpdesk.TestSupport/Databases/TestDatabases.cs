using Xunit;

namespace Helpdesk.TestSupport;

public enum DatabaseKind
{
    Sqlite = 1,
    PostgreSql = 2,
    SqlServer = 3,
}

/// <summary>What a data test is a theory over: <c>[Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]</c>.</summary>
public static class TestDatabases
{
    public static TheoryData<DatabaseKind> All => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql, DatabaseKind.SqlServer];

    internal static IDatabaseServer Server(DatabaseKind kind) => kind switch
    {
        DatabaseKind.Sqlite => SqliteFiles.Instance,
        DatabaseKind.PostgreSql => PostgresCluster.Instance,
        DatabaseKind.SqlServer => SqlServerOnRequest.Instance,
    };
}

/// <summary>Where test databases come from.</summary>
internal interface IDatabaseServer
{
    /// <summary>What this machine lacks, as a sentence; null when databases can be made.</summary>
    string? Missing { get; }

    /// <summary>A new, migrated database with what every installation begins with; its connection string.</summary>
    Task<string> CreateAsync();

    Task DropAsync(string connectionString);

    /// <summary>Registers the context as the product does for this database.</summary>
    void Register(Microsoft.Extensions.DependencyInjection.IServiceCollection services, string connectionString);
}
