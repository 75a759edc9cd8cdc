using System.Diagnostics;
using Helpdesk.Application.DueWork;
using Helpdesk.Data.DueWork;
using Helpdesk.Infrastructure.Jobs;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Benchmarks;

/// <summary>How fast what fell due is worked off, how late it is at rest, and what it costs that nothing is due.</summary>
internal static class DueStepsFigures
{
    private const int Steps = 10_000;
    private const int Ticks = 200;
    private const int Rested = 20;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options) => options.Database switch
    {
        "sqlserver" => [],
        "postgresql" => [.. await WorkOffAsync(options, DatabaseKind.PostgreSql), .. await NothingDueAsync(options, DatabaseKind.PostgreSql), .. await RestAsync(options, DatabaseKind.PostgreSql), .. await KilledAsync(options)],
        _ => [.. await WorkOffAsync(options, DatabaseKind.Sqlite), .. await NothingDueAsync(options, DatabaseKind.Sqlite), .. await RestAsync(options, DatabaseKind.Sqlite)],
    };

    private static async Task<IReadOnlyList<Figure>> WorkOffAsync(Options options, DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await ManySteps.PlanAsync(await A.DeskIn(database), Steps);
        database.Time.Advance(TimeSpan.FromDays(3));

        var before = database.Log.Statements.Count;
        var watch = Stopwatch.StartNew();
        await database.DoDueWork();
        var took = watch.Elapsed;
        var statements = database.Log.Statements.Count - before;
        var taken = await database.Db(db => db.ClockStepRuns.CountAsync());
        return taken != Steps
            ? throw new InvalidOperationException($"{taken} of {Steps} steps were taken.")
            : [
                new("due steps, 10,000", took.TotalSeconds, "s", kind == DatabaseKind.Sqlite ? 30 : null, options.Database, Steps, "one node, one transaction each, written through; each calls the lead, with a line of history and its run"),
                new("due steps, statements each", (double)statements / Steps, "statements", null, options.Database, Steps, "the same run"),
            ];
    }

    private static async Task<IReadOnlyList<Figure>> NothingDueAsync(Options options, DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await ManySteps.PlanAsync(await A.DeskIn(database), options.Tickets);
        await database.Db(db => db.RefreshStatisticsAsync(CancellationToken.None));
        var runner = database.Services.GetRequiredService<DueWorkRunner>();
        await runner.RunOnceAsync(CancellationToken.None);

        var (times, before) = (new List<double>(), database.Log.Statements.Count);
        for (var i = 0; i < Ticks; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            if (await runner.RunOnceAsync(CancellationToken.None) != 0)
            {
                throw new InvalidOperationException("Something was due.");
            }

            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        var statements = (double)(database.Log.Statements.Count - before) / Ticks;
        return
        [
            new("nothing due, a look", times.Order().ElementAt(Ticks / 2), "ms", 1, options.Database, options.Tickets, $"median of {Ticks}, {options.Tickets:N0} open tickets with a step to come each"),
            new("nothing due, statements", statements, "statements", null, options.Database, options.Tickets, "the same run"),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> RestAsync(Options options, DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(
            kind,
            services => services.AddSingleton(TimeProvider.System).AddSingleton<IDatabaseTime, Real>().AddSingleton<Probe>().AddScoped<IDueWork>(p => p.GetRequiredService<Probe>()),
            DateTimeOffset.UtcNow);
        var random = new Random(2026);
        await database.Save(db =>
        {
            db.Due.AddRange(Enumerable.Range(0, Rested).Select(i => DateTimeOffset.UtcNow.AddSeconds(2 + i + random.NextDouble())).Select(at => new DueItem(Probe.Name, at.UtcTicks, at)));
            return 0;
        });
        var (runner, probe) = (database.Services.GetRequiredService<DueWorkRunner>(), database.Services.GetRequiredService<Probe>());
        await runner.StartAsync(CancellationToken.None);
        for (var i = 0; i < 60 && probe.Late.Count < Rested; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        await runner.StopAsync(CancellationToken.None);
        return [new("lateness at rest, worst", probe.Late.Max().TotalSeconds, "s", 2, options.Database, 0, $"{probe.Late.Count} of {Rested} items at moments that nothing prepares")];
    }

    private static async Task<IReadOnlyList<Figure>> KilledAsync(Options options)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, begin: DateTimeOffset.UtcNow.AddDays(-8));
        await ManySteps.PlanAsync(await A.DeskIn(database), Steps);
        var outcome = await KilledNodes.RunAsync(database, 20, TimeSpan.FromMinutes(10));
        return (outcome.Left, outcome.Runs, outcome.Effects, outcome.TicketsWithOne) != (0, Steps, Steps, Steps)
            ? throw new InvalidOperationException($"Not each exactly once: {outcome}")
            : [
                new("two processes, one killed, 10,000 steps", outcome.Took.TotalSeconds, "s", null, options.Database, Steps, $"killed {outcome.Kills} times; each effect exactly once; with starts and the last takeover"),
                new("longest from lease to effect", outcome.LongestHold.TotalSeconds, "s", 60, options.Database, Steps, "the same run: the lease of a killed process and its takeover"),
            ];
    }

    private sealed class Real : IDatabaseTime
    {
        public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(TimeProvider.System.GetUtcNow());
    }

    /// <summary>Its subject is the moment at which it was due.</summary>
    private sealed class Probe : IDueWork
    {
        public const string Name = "probe";

        public List<TimeSpan> Late { get; } = [];

        public string Kind => Name;

        public Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
        {
            Late.Add(TimeProvider.System.GetUtcNow() - new DateTimeOffset(subject, TimeSpan.Zero));
            return Task.FromResult<DateTimeOffset?>(null);
        }
    }
}
