using System.Collections.Concurrent;
using System.Diagnostics;
using Helpdesk.Application;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Data.PostgreSql;
using Helpdesk.Data.Sqlite;
using Helpdesk.Data.SqlServer;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Benchmarks;

/// <summary>"Take next" by many people at once on a long queue: how many tickets a second find their owner, and that none finds two.</summary>
internal static class TakeNextFigures
{
    private const int Seats = 64;

    /// <summary>Somebody owns no more than so much at once; who is full is relieved by the next.</summary>
    private const int Shifts = 4;
    private const int Open = 100_000;
    private const int BatchSize = 1_000;

    /// <summary>Every connection plans its statements once.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(12);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options)
    {
        var kind = options.Database switch { "postgresql" => DatabaseKind.PostgreSql, "sqlserver" => DatabaseKind.SqlServer, _ => DatabaseKind.Sqlite };
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await FillAsync(database, desk);
        var people = await HireAsync(database, desk);
        await using var services = Product(kind, database);

        var (taken, stop) = (new ConcurrentBag<(long Ticket, long At, double Took)>(), Stopwatch.StartNew());
        await Task.WhenAll(people.Chunk(Shifts).Select(seat => Task.Run(async () =>
        {
            var shift = 0;
            while (stop.Elapsed < WarmUp + Measured)
            {
                var start = Stopwatch.GetTimestamp();
                if (await TakeAsync(services, seat[shift]) is { } ticket)
                {
                    taken.Add((ticket, stop.ElapsedTicks, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
                }
                else if (++shift == Shifts)
                {
                    throw new InvalidOperationException($"After {stop.Elapsed.TotalSeconds:0.0} s and {taken.Count} claims somebody gets nothing more.");
                }
            }
        })));

        var within = taken.Where(t => t.At > WarmUp.TotalSeconds * Stopwatch.Frequency).ToList();
        var span = (within.Max(t => t.At) - within.Min(t => t.At)) / (double)Stopwatch.Frequency;
        var twice = taken.Count - taken.Select(t => t.Ticket).Distinct().Count();
        var owned = await database.Db(db => db.Tickets.CountAsync(t => t.OwnerId != null));
        var latencies = within.Select(t => t.Took).Order().ToList();
        var how = $"{Seats} people at once, {Open:N0} open tickets, commands in the process without HTTP, {span:0.0} s after {WarmUp.TotalSeconds} s";
        return
        [
            Told("take next, claims", within.Count / span, "claims/s", null, how + "; at least 300 wanted"),
            Told("take next, milliseconds for a claim", span * 1000 / within.Count, "ms", 1000.0 / 300, "the same run, the inverse"),
            Told("take next, 99th percentile of one person's wait", latencies[latencies.Count * 99 / 100], "ms", null, "the same run"),
            Told("take next, tickets with two owners", twice + Math.Abs(owned - taken.Count), "tickets", 0, "the same run: given twice, or given and not owned"),
        ];

        Figure Told(string name, double value, string unit, double? target, string what) => new(name, value, unit, target, options.Database, Open, what);
    }

    private static async Task<long?> TakeAsync(ServiceProvider services, CurrentUser person)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingUser>().User = person;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeNext.Command());
    }

    /// <summary>The application as the product runs it, without what tests look through.</summary>
    private static ServiceProvider Product(DatabaseKind kind, TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(database.Time);
        services.AddScoped<ICurrentUser, Acting>();
        services.AddHelpdeskApplication();
        switch (kind)
        {
            case DatabaseKind.Sqlite: services.AddHelpdeskSqlite(_ => database.ConnectionString); break;
            case DatabaseKind.PostgreSql:
                services.AddDbContextPool<HelpdeskDbContext, PostgreSqlHelpdeskDbContext>((_, o) => o.UseHelpdeskPostgreSql(database.ConnectionString));
                break;
            default:
                services.AddDbContextPool<HelpdeskDbContext, SqlServerHelpdeskDbContext>((_, o) => o.UseHelpdeskSqlServer(database.ConnectionString, new()));
                break;
        }

        return services.BuildServiceProvider();
    }

    private static async Task FillAsync(TestDatabase database, Desk desk)
    {
        var random = new Random(2026);
        for (var done = 0; done < Open; done += BatchSize)
        {
            await database.Db(async db =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                var carla = await db.Customers.SingleAsync(c => c.Id == desk.Carla.Id);
                for (var i = 0; i < BatchSize; i++)
                {
                    var ticket = Ticket.Report(
                        new(Guid.CreateVersion7(), carla, null, Language.German, desk.Cameras.Id, desk.Camera.Id, desk.Current.Id, "", "It hunts", "Since the update.", desk.FirstLevel.Id),
                        SecretToken.Create(), desk.Now.AddSeconds(-random.Next(3_000)));
                    ticket.Triage(desk.Frida, (Impact)random.Next(1, 4), (Urgency)random.Next(1, 4), desk.Now);
                    db.Tickets.Add(ticket);
                }

                await db.SaveChangesAsync();
            });
        }

        await database.Db(db => db.RefreshStatisticsAsync(CancellationToken.None));
    }

    private static async Task<IReadOnlyList<CurrentUser>> HireAsync(TestDatabase database, Desk desk)
    {
        List<CurrentUser> people = [];
        for (var i = 0; i < Seats * Shifts; i++)
        {
            var agent = await desk.Hire($"Agent {i}", teams: desk.FirstLevel);
            await database.Save(db =>
            {
                var plan = new WorkPlan(agent.Id, "Europe/Berlin");
                plan.Change("Europe/Berlin", WorkPlan.MaxCapacity, 0, Spoken.Every, []);
                return db.WorkPlans.Add(plan).Entity;
            });
            people.Add(desk.As(agent));
        }

        return people;
    }

    private sealed class Acting(ActingUser acting) : ICurrentUser
    {
        public CurrentUser User => acting.User ?? CurrentUser.Anonymous;
    }
}
