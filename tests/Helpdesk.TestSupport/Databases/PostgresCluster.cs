using System.Diagnostics;
using Helpdesk.Data;
using Helpdesk.Data.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Helpdesk.TestSupport;

/// <summary>
/// A throw-away PostgreSQL of this test process, started when the first test asks and stopped when the process ends.
/// It listens on a socket in its own directory only, so it needs no port and nobody else reaches it.
/// </summary>
internal sealed class PostgresCluster : IDatabaseServer
{
    public static readonly PostgresCluster Instance = new();

    private const string Template = "helpdesk_template";

    private readonly Lazy<Task<string>> cluster;
    private int count;

    private PostgresCluster() => cluster = new(StartAsync);

    public string? Missing => Tool("initdb") is null || Tool("pg_ctl") is null
        ? "PostgreSQL is not installed: initdb and pg_ctl were found neither on the PATH nor below /usr/lib/postgresql."
        : null;

    public async Task<string> CreateAsync()
    {
        var socket = await cluster.Value;
        var name = $"helpdesk_{Interlocked.Increment(ref count)}";
        await ExecuteAsync(ConnectionString(socket, "postgres"), $"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY FILE_COPY");
        return ConnectionString(socket, name);
    }

    public async Task DropAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        var database = new NpgsqlConnectionStringBuilder(connectionString);
        await ExecuteAsync(ConnectionString(database.Host!, "postgres"), $"DROP DATABASE {database.Database} WITH (FORCE)");
    }

    public void Register(IServiceCollection services, string connectionString) =>
        services.AddDbContextPool<HelpdeskDbContext, PostgreSqlHelpdeskDbContext>(o => o.UseHelpdeskPostgreSql(connectionString));

    /// <summary>
    /// Stops a cluster whose test process was killed. That it can't be stopped is no failure of these tests: after a
    /// restart of the machine there is only its pid file, and another test process may be stopping it right now.
    /// </summary>
    public static void StopLeftovers(string directory)
    {
        foreach (var data in Directory.GetDirectories(directory, "postgresql-*").Select(d => Path.Combine(d, "data")))
        {
            if (File.Exists(Path.Combine(data, "postmaster.pid")) && Tool("pg_ctl") is { } control)
            {
                Start(AsServer(control, "-D", data, "-m", "immediate", "-s", "-w", "stop"));
            }
        }
    }

    private async Task<string> StartAsync()
    {
        var directory = TemporaryDirectory.New("postgresql");
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            Run("chown", "65534:65534", directory);
        }

        var data = Path.Combine(directory, "data");
        RunAsServer(Tool("initdb")!, "-D", data, "-U", "helpdesk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions");
        RunAsServer(Tool("pg_ctl")!, "-D", data, "-s", "-w", "-l", Path.Combine(directory, "log"), "-o",
            $"-c listen_addresses='' -k {directory} -c max_connections=300" + (TestDatabase.AreDurable ? "" : " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"), "start");
        TemporaryDirectory.BeforeRemoval(() => RunAsServer(Tool("pg_ctl")!, "-D", data, "-m", "immediate", "-s", "-w", "stop"));

        await ExecuteAsync(ConnectionString(directory, "postgres"), $"CREATE DATABASE {Template}");
        await this.PrepareAsync(ConnectionString(directory, Template));
        await using var connection = new NpgsqlConnection(ConnectionString(directory, Template));
        NpgsqlConnection.ClearPool(connection);
        return directory;
    }

    private static string ConnectionString(string socket, string database) =>
        PostgreSqlProvider.Complete($"Host={socket};Username=helpdesk;Database={database};Pooling={database != "postgres"}");

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? Tool(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(d => d + "/bin") : [])
        .Select(d => Path.Combine(d, name)).FirstOrDefault(File.Exists);

    private static void RunAsServer(string file, params string[] arguments) => Run(AsServer(file, arguments));

    private static string[] AsServer(string file, params string[] arguments) => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", file, .. arguments]
        : [file, .. arguments];

    private static void Run(params string[] command)
    {
        var exit = Start(command);
        if (exit != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} exited with {exit}.");
        }
    }

    private static int Start(string[] command)
    {
        // Without the redirection the server that pg_ctl starts would keep the test run's output open.
        var line = string.Join(' ', command.Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {line} </dev/null >/dev/null 2>&1"]) { WorkingDirectory = "/" };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
