using Helpdesk.Data;
using Helpdesk.Infrastructure;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Serilog;
using Serilog.Events;

namespace Helpdesk.Web.Startup;

internal static class Hosting
{
    private const string UsualAddress = "http://localhost:5080";

    /// <summary>Where nothing says otherwise, the address in the README.</summary>
    public static void ListenOnTheUsualPort(this WebApplicationBuilder builder)
    {
        RefuseWhatIsNoAddress(builder.Configuration["urls"]);
        string[] settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!settings.Any(s => builder.Configuration.GetSection(s).Exists()))
        {
            builder.WebHost.UseUrls(UsualAddress);
        }

        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        if (PublicAddress(builder.Configuration) is { } address)
        {
            builder.Configuration["AllowedHosts"] += $";{address.Host}";
        }
    }

    /// <summary>The only address that links in mails and pages are built from, where one is configured.</summary>
    public static Uri? PublicAddress(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Helpdesk:PublicUrl"], UriKind.Absolute, out var address) ? address : null;

    private static void RefuseWhatIsNoAddress(string? urls)
    {
        // Stars and plus signs stand for every host.
        var addresses = (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(address => address.Replace("//*", "//any", StringComparison.Ordinal).Replace("//+", "//any", StringComparison.Ordinal));
        if (!addresses.All(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            throw new StartupException($"--urls is '{urls}'. It must be an address such as {UsualAddress}; several are separated by semicolons.");
        }
    }

    /// <summary>Where the database file, keys and logs live; created when absent.</summary>
    public static string DataDirectory(IConfiguration configuration, IHostEnvironment environment)
    {
        var directory = Path.Combine(environment.ContentRootPath, configuration["Helpdesk:DataDirectory"] ?? "data");
        try
        {
            return Directory.CreateDirectory(directory).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data directory cannot be used: {exception.Message} Helpdesk:DataDirectory must be a folder that it may write to.", exception);
        }
    }

    public static void AddHelpdeskLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog((services, log) =>
        {
            var configuration = services.GetRequiredService<IConfiguration>();
            var logs = Path.Combine(DataDirectory(configuration, builder.Environment), "logs", "helpdesk-.log");
            log.ReadFrom.Configuration(configuration).Enrich.FromLogContext().Enrich.With<NoAddresses>()
                .WriteTo.Console(
                    formatProvider: System.Globalization.CultureInfo.InvariantCulture,
                    outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {RequestId} {Message:lj}{NewLine}{Exception}")
                .WriteTo.File(
                    new Serilog.Formatting.Compact.CompactJsonFormatter(), logs,
                    rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, shared: true);
        }, preserveStaticLogger: true);

    /// <summary>One line per request: method, route, status, time. Never what was sent or shown.</summary>
    public static void UseHelpdeskLogging(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {RouteName} {StatusCode} {Elapsed:0.0} ms";
            options.EnrichDiagnosticContext = (log, http) => log.Set("RouteName", RouteName(http));
            options.GetLevel = (_, elapsed, exception) => exception is not null ? LogEventLevel.Error
                : elapsed > 1000 ? LogEventLevel.Warning : LogEventLevel.Debug;
        });

    public static void AddDueWork(this WebApplicationBuilder builder) => builder.Services.AddHelpdeskInfrastructure(RunsDueWork(builder.Configuration));

    /// <summary><c>Helpdesk:DueWork</c> is false for a node that only answers requests; some other one must then do what falls due.</summary>
    public static bool RunsDueWork(IConfiguration configuration) =>
        configuration["Helpdesk:DueWork"] is not { Length: > 0 } setting || (bool.TryParse(setting, out var runs)
            ? runs
            : throw new StartupException($"Helpdesk:DueWork is '{setting}'. It must be true or false."));

    public static void MapHelpdeskHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    public static void AddHelpdeskHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");

    /// <summary>The route's pattern instead of the path: a private link's token must not be logged.</summary>
    private static string RouteName(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint endpoint ? "/" + endpoint.RoutePattern.RawText?.TrimStart('/') : "(no page)";

    private sealed class DatabaseCheck(HelpdeskDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) && !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database cannot be reached, or is not migrated.");
    }
}
