using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.PostgreSql;
using Helpdesk.Data.Seeding;
using Helpdesk.Data.Sqlite;
using Helpdesk.Data.SqlServer;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Web.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Startup;

internal static class Databases
{
    /// <summary><c>Database:Provider</c> and <c>ConnectionStrings:Helpdesk</c> choose the database; SQLite below the data directory is the default.</summary>
    public static void AddHelpdeskDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"];
        var services = builder.Services;
        switch (provider)
        {
            case SqliteProvider.Name:
                services.AddHelpdeskSqlite(s => s.GetRequiredService<IConfiguration>().GetConnectionString("Helpdesk") ?? $"Data Source={DatabaseFile(builder)}");
                break;
            case SqlServerProvider.Name:
                services.AddDbContextPool<HelpdeskDbContext, SqlServerHelpdeskDbContext>((s, o) => o.UseHelpdeskSqlServer(
                    ConnectionString(s),
                    s.GetRequiredService<IConfiguration>().GetSection("Database:SqlServer").Get<SqlServerSettings>() ?? new()));
                break;
            case PostgreSqlProvider.Name:
                services.AddDbContextPool<HelpdeskDbContext, PostgreSqlHelpdeskDbContext>((s, o) => o.UseHelpdeskPostgreSql(ConnectionString(s)));
                break;
            default:
                throw new StartupException($"Database:Provider is '{provider}'. It must be Sqlite, SqlServer or PostgreSql.");
        }

        services.AddSingleton(TimeProvider.System);
        services.AddHelpdeskHealth();
    }

    /// <summary>Migrates; then a demo desk in Development, or a set-up code where no administrator exists.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = OpenContext(scope.ServiceProvider);
        try
        {
            await db.Database.MigrateAsync();
            await db.EnsureDefaultsAsync(CancellationToken.None);
        }
        catch (Exception exception) when (Outage.Of(exception) is { } failure)
        {
            throw new StartupException($"The {app.Configuration["Database:Provider"]} database cannot be opened: {failure.Message}", exception);
        }

        await app.SeedDemoDeskAsync(db);
        if (!await db.Agents.AnyAsync(a => a.Role == AgentRole.Administrator))
        {
            await OfferSetUpAsync(app, db);
        }
    }

    /// <summary>The three databases read their connection strings at different moments, at the latest when the connection is made.</summary>
    private static HelpdeskDbContext OpenContext(IServiceProvider services)
    {
        try
        {
            var db = services.GetRequiredService<HelpdeskDbContext>();
            db.Database.GetDbConnection();
            return db;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"ConnectionStrings:Helpdesk cannot be read: {exception.Message}", exception);
        }
    }

    private static async Task OfferSetUpAsync(WebApplication app, HelpdeskDbContext db)
    {
        var code = SecretToken.Create();
        (await db.Settings.SingleAsync()).OfferSetUp(code);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            app.Logger.LogWarning("This desk has no administrator yet; another node has just written the set-up code to its log.");
            return;
        }

        app.Logger.LogWarning("This desk has no administrator yet. Open /set-up and enter this code, which works once: {SetUpCode}", code.Text);
    }

    private static string DatabaseFile(WebApplicationBuilder builder) =>
        Path.Combine(Hosting.DataDirectory(builder.Configuration, builder.Environment), "helpdesk.db");

    private static string ConnectionString(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetConnectionString("Helpdesk")
        ?? throw new StartupException("ConnectionStrings:Helpdesk is missing; SQL Server and PostgreSQL need it.");
}
