using System.Diagnostics;
using System.Globalization;
using Helpdesk.Data;
using Helpdesk.Data.Demo;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Startup;

/// <summary><c>Helpdesk:Demo</c>: a desk full of invented people and tickets. Usual in Development, impossible in Production.</summary>
internal static class Demonstration
{
    private const string Switch = "Helpdesk:Demo";
    private const string TicketsSwitch = "Helpdesk:Demo:Tickets";

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(5);

    /// <summary><c>Helpdesk:Demo:Tickets</c> makes so many tickets for measurements, instead of the few that tell their whole story.</summary>
    public static async Task SeedDemoDeskAsync(this WebApplication app, HelpdeskDbContext db)
    {
        if (!IsWanted(app))
        {
            return;
        }

        var (tickets, now, started) = (Tickets(app), app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), Stopwatch.GetTimestamp());
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

    private static int? Tickets(WebApplication app) => app.Configuration[TicketsSwitch] switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= TicketGenerator.Most => count,
        var text => throw new StartupException($"{TicketsSwitch} is '{text}'. It must be a number from 1 to {TicketGenerator.Most}."),
    };

    private static bool IsWanted(WebApplication app)
    {
        var setting = app.Configuration[Switch];
        if (setting is not null && !bool.TryParse(setting, out _))
        {
            throw new StartupException($"{Switch} is '{setting}'. It must be true or false.");
        }

        var wanted = setting is null ? app.Environment.IsDevelopment() : bool.Parse(setting);
        return wanted && app.Environment.IsProduction()
            ? throw new StartupException($"{Switch} is on, but Production has no demo desk: anybody could sign in to it. Leave the setting out.")
            : wanted;
    }
}
