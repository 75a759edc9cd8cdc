using Helpdesk.Data;
using Helpdesk.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.TestSupport;

/// <summary>Each database is a copy of one file that was migrated once.</summary>
internal sealed class SqliteFiles : IDatabaseServer
{
    public static readonly SqliteFiles Instance = new();

    private readonly Lazy<Task<string>> template;

    private SqliteFiles() => template = new(MakeTemplateAsync);

    public string? Missing => null;

    public async Task<string> CreateAsync()
    {
        var file = Path.Combine(TemporaryDirectory.New("sqlite"), "helpdesk.db");
        File.Copy(await template.Value, file);
        return $"Data Source={file}";
    }

    public Task DropAsync(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        Close(connectionString);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return Task.CompletedTask;
    }

    public void Register(IServiceCollection services, string connectionString) =>
        services.AddHelpdeskSqlite(_ => connectionString);

    private async Task<string> MakeTemplateAsync()
    {
        var file = Path.Combine(TemporaryDirectory.New("template"), "helpdesk.db");
        await this.PrepareAsync($"Data Source={file}");
        Close($"Data Source={file}");
        return file;
    }

    /// <summary>The last connection takes the write-ahead log into the file.</summary>
    private static void Close(string connectionString)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
