using Helpdesk.TestSupport;

namespace Helpdesk.Benchmarks;

/// <summary>An empty database for one run: a file of the product's own, or one on the servers that the tests use as well.</summary>
internal sealed class Database(TestDatabase? server, string provider) : IAsyncDisposable
{
    /// <summary>The product's settings for it; SQLite needs none.</summary>
    public string[] Settings => server is null ? [] : [$"--Database:Provider={provider}", $"--ConnectionStrings:Helpdesk={server.ConnectionString}"];

    public static async Task<Database> CreateAsync(string name) => name switch
    {
        "postgresql" => new(await TestDatabase.CreateAsync(DatabaseKind.PostgreSql), "PostgreSql"),
        "sqlserver" => new(await TestDatabase.CreateAsync(DatabaseKind.SqlServer), "SqlServer"),
        _ => new(null, "Sqlite"),
    };

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
