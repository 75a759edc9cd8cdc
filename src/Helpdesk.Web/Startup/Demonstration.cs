using System.Diagnostics;
using Helpdesk.Data;
using Helpdesk.Data.Demo;

namespace Helpdesk.Web.Startup;

/// <summary><c>Helpdesk:Demo</c>: a desk full of invented people and tickets. Usual in Development, impossible in Production.</summary>
internal static class Demonstration
{
    private const string Switch = "Helpdesk:Demo";

    public static async Task SeedDemoDeskAsync(this WebApplication app, HelpdeskDbContext db)
    {
        if (!IsWanted(app))
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        if (await db.SeedDemoDeskAsync(app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), CancellationToken.None))
        {
            app.Logger.LogInformation("The demo desk is ready after {Elapsed:0.0} s", Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }

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
