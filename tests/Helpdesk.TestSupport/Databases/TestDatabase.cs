using System.Collections.Concurrent;
using Helpdesk.Application;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Ports;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.PostgreSql;
using Helpdesk.Data.Sqlite;
using Helpdesk.Data.SqlServer;
using Helpdesk.Infrastructure;
using Helpdesk.Infrastructure.Jobs;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Startup;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Helpdesk.TestSupport;

/// <summary>An empty desk: a real database, migrated, and the real application on it. Gone after the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>A Monday morning on which every test begins.</summary>
    public static readonly DateTimeOffset Morning = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Set before the first one is made: they write through to the disk, as a desk's does. What is measured must; tests only lose time by it.</summary>
    public static bool AreDurable { get; set; }

    private static readonly ConcurrentDictionary<(DatabaseKind Kind, Type Request), bool> sent = new();

    private readonly IDatabaseServer server;
    private readonly ServiceProvider services;

    private TestDatabase(DatabaseKind kind, IDatabaseServer server, string connectionString, StatementLog log, Action<IServiceCollection>? more, DateTimeOffset begin)
    {
        Kind = kind;
        Time = new(begin);
        this.server = server;
        ConnectionString = connectionString;
        Log = log;
        services = Build(more);
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    public FakeTimeProvider Time { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public StatementLog Log { get; }

    public IServiceProvider Services => services;

    /// <summary>Whether some test of this process has made this request of such a database.</summary>
    public static bool WasSent(DatabaseKind kind, Type request) => sent.ContainsKey((kind, request));

    /// <summary>Skips the test, saying why, where this machine has no such database.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="more">Parts that the test adds to the application.</param>
    /// <param name="begin">The time it begins at, where other processes with real clocks work on it; else the usual morning.</param>
    public static async Task<TestDatabase> CreateAsync(
        DatabaseKind kind = DatabaseKind.Sqlite, Action<IServiceCollection>? more = null, DateTimeOffset? begin = null)
    {
        var server = TestDatabases.Server(kind);
        if (server.Missing is { } missing)
        {
            Assert.Skip(missing);
        }

        return new(kind, server, await server.CreateAsync(), new StatementLog(), more, begin ?? Morning);
    }

    /// <summary>Sends a request through the whole pipeline, in a scope of its own, as an HTTP request would.</summary>
    public async Task<TResult> Send<TResult>(IRequest<TResult> request, CurrentUser? asUser = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().User = asUser;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Does all that is due at this time, as a node of the desk would; how many items it took.</summary>
    public async Task<int> DoDueWork()
    {
        var (runner, taken) = (services.GetRequiredService<DueWorkRunner>(), 0);
        while (await runner.RunOnceAsync(CancellationToken.None) is > 0 and var some)
        {
            taken += some;
        }

        return taken;
    }

    public async Task<T> Db<T>(Func<HelpdeskDbContext, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<HelpdeskDbContext>());
    }

    public Task Db(Func<HelpdeskDbContext, Task> work) => Db(async db =>
    {
        await work(db);
        return 0;
    });

    /// <summary>Changes and saves.</summary>
    public Task<T> Save<T>(Func<HelpdeskDbContext, T> change) => Db(async db =>
    {
        var result = change(db);
        await db.SaveChangesAsync();
        return result;
    });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DropAsync(ConnectionString);
    }

    private ServiceProvider Build(Action<IServiceCollection>? more)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddScoped<ICurrentUser, TestUser>();
        collection.AddSingleton(this);
        collection.AddTransient(typeof(IPipelineBehavior<,>), typeof(Noting<,>));
        collection.AddHelpdeskApplication();
        collection.AddHelpdeskInfrastructure(runsDueWork: false);
        collection.AddSingleton<IDatabaseTime>(new TestTime(Time));
        collection.AddHelpdeskIdentity();
        collection.AddSingleton<WordList>();
        collection.AddSingleton<IDeskWords, DeskWords>();
        server.Register(collection, ConnectionString);
        more?.Invoke(collection);
        collection.ConfigureDbContext<SqliteHelpdeskDbContext>(o => o.AddInterceptors(Log, TSqlMirror.Instance));
        collection.ConfigureDbContext<PostgreSqlHelpdeskDbContext>(o => o.AddInterceptors(Log));
        collection.ConfigureDbContext<SqlServerHelpdeskDbContext>(o => o.AddInterceptors(Log));
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Notes what was sent, by a test or by what falls due.</summary>
    private sealed class Noting<TRequest, TResult>(TestDatabase database) : IPipelineBehavior<TRequest, TResult>
        where TRequest : IRequest<TResult>
    {
        public Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
        {
            sent.TryAdd((database.Kind, typeof(TRequest)), true);
            return next();
        }
    }

    private sealed class TestUser(ActingUser acting) : ICurrentUser
    {
        public CurrentUser User => acting.User ?? CurrentUser.Anonymous;
    }
}

/// <summary>Where a test sets the clock, it is the database's as well.</summary>
internal sealed class TestTime(TimeProvider time) : IDatabaseTime
{
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());
}
