using System.Globalization;
using Helpdesk.Data;
using Helpdesk.Data.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.TestSupport;

/// <summary>A server somebody named in <c>HELPDESK_TEST_SQLSERVER</c>; only plain CREATE and DROP DATABASE are asked of it.</summary>
internal sealed class SqlServerOnRequest : IDatabaseServer
{
    public static readonly SqlServerOnRequest Instance = new();

    private static readonly SqlServerSettings Settings = new(
        Number("HELPDESK_TEST_SQLSERVER_COMPATIBILITY"), Number("HELPDESK_TEST_SQLSERVER_MAXBATCH"));

    private int count;

    private SqlServerOnRequest()
    {
    }

    public string? Missing => Server is null ? "No SQL Server: HELPDESK_TEST_SQLSERVER holds no connection string." : null;

    private static string? Server => Environment.GetEnvironmentVariable("HELPDESK_TEST_SQLSERVER") is { Length: > 0 } text ? text : null;

    public async Task<string> CreateAsync()
    {
        var name = $"helpdesk_test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE [{name}]");
        var connectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ConnectionString;
        await this.PrepareAsync(connectionString);
        return connectionString;
    }

    public async Task DropAsync(string connectionString)
    {
        await using (var connection = new SqlConnection(connectionString))
        {
            SqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE [{new SqlConnectionStringBuilder(connectionString).InitialCatalog}]");
    }

    public void Register(IServiceCollection services, string connectionString) =>
        services.AddDbContextPool<HelpdeskDbContext, SqlServerHelpdeskDbContext>(o => o.UseHelpdeskSqlServer(connectionString, Settings));

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
