using System.Diagnostics;
using Helpdesk.Data;
using Helpdesk.Data.Demo;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Startup;

/// <summary>Fills a fresh database with the demo desk, where that is wanted.</summary>
internal static class Demonstration
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(5);

    public static async Task SeedDemoDeskAsync(this WebApplication app, HelpdeskDbContext db)
    {
        var settings = DemoSettings.Read(app.Configuration, app.Environment.EnvironmentName);
        if (!settings.Wanted)
        {
            return;
        }

        var (tickets, now, started) = (settings.Tickets, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Stopwatch.GetTimestamp());
        if (await db.SeedDemoDeskAsync(now, CancellationToken.None, withTickets: tickets is null))
        {
            app.Logger.LogInformation("The demo desk is ready after {Elapsed:0.0} s", Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        if (tickets is { } count && await db.Settings.AnyAsync(s => s.IsDemo))
        {
            await FillAsync(app, db, count, now);
        }
    }

    private static async Task FillAsync(WebApplication app, HelpdeskDbContext db, int count, DateTimeOffset now)
    {
        var (started, told) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        var made = await TicketGenerator.FillAsync(db, count, now, Tell, CancellationToken.None);
        if (made > 0)
        {
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            app.Logger.LogInformation("Made {Count} tickets in {Elapsed:0.0} s, {Rate:0} a second", made, seconds, made / seconds);
        }

        void Tell(int done)
        {
            if (Stopwatch.GetElapsedTime(told) > TellEvery)
            {
                app.Logger.LogInformation("{Done} of {Count} tickets", done, count);
                told = Stopwatch.GetTimestamp();
            }
        }
    }
}
