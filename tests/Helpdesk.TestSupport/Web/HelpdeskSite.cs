using System.Globalization;
using Helpdesk.Application.DueWork;
using Helpdesk.Data.Accounts;
using Helpdesk.Data.Sqlite;
using Helpdesk.Domain.Agents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Helpdesk.TestSupport;

/// <summary>The whole site over a fresh SQLite database, in its own data directory and its own time.</summary>
public sealed class HelpdeskSite : WebApplicationFactory<Program>
{
    private readonly string environment;
    private readonly Dictionary<string, string> settings = [];
    private readonly List<Action<IServiceCollection>> replacements = [];

    private HelpdeskSite(TestDatabase database, string environment)
    {
        Database = database;
        this.environment = environment;
    }

    public TestDatabase Database { get; }

    /// <summary>The people and products, where the site was opened with a desk.</summary>
    public Desk Desk { get; private set; } = null!;

    public string DataDirectory { get; } = TemporaryDirectory.New("data");

    /// <summary>A site with a desk on it, as it runs in production.</summary>
    public static async Task<HelpdeskSite> OpenAsync()
    {
        var site = await EmptyAsync();
        site.Desk = await A.DeskIn(site.Database);
        return site;
    }

    /// <summary>A site before its set-up; in Development with whatever that adds.</summary>
    public static async Task<HelpdeskSite> EmptyAsync(string environment = "Production") =>
        new(await TestDatabase.CreateAsync(), environment);

    /// <summary>A setting that differs from the usual ones; before the first request.</summary>
    public HelpdeskSite With(string setting, string value)
    {
        settings[setting] = value;
        return this;
    }

    /// <summary>A part that the test looks through; before the first request.</summary>
    public HelpdeskSite With(Action<IServiceCollection> replace)
    {
        replacements.Add(replace);
        return this;
    }

    /// <summary>What the log files hold so far.</summary>
    public string ReadLog() => string.Concat(Directory.GetFiles(Path.Combine(DataDirectory, "logs")).Select(file =>
    {
        using var reader = new StreamReader(File.Open(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));

    /// <summary>Makes <see cref="WebApplicationFactory{TEntryPoint}.Server"/> a real server on a free port; its address.</summary>
    public Uri Listen()
    {
        settings["urls"] = "http://127.0.0.1:0";
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    public Browser Anonymous(string? language = null) => new(this, language);

    public Task<Browser> SignedInAs(Agent agent, string? language = null) => SignedInAs(Desk.AccountOf(agent), language);

    /// <summary>A browser that holds the session cookie the product itself would have given.</summary>
    public async Task<Browser> SignedInAs(long accountId, string? language = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.FindByIdAsync(accountId.ToString(CultureInfo.InvariantCulture));
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(
            principal,
            new AuthenticationProperties { IssuedUtc = Database.Now, ExpiresUtc = Database.Now + options.ExpireTimeSpan },
            IdentityConstants.ApplicationScheme);

        var browser = Anonymous(language);
        browser.Cookies[options.Cookie.Name!] = options.TicketDataFormat.Protect(ticket);
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSolutionRelativeContentRoot("src/Helpdesk.Web", "Helpdesk.sln");
        builder.UseSetting("Helpdesk:DataDirectory", DataDirectory);
        builder.UseSetting("ConnectionStrings:Helpdesk", Database.ConnectionString);
        builder.UseSetting("Database:Provider", SqliteProvider.Name);
        builder.UseSetting("Helpdesk:DueWork", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:System", "Error");
        foreach (var (setting, value) in settings)
        {
            builder.UseSetting(setting, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Database.Time);
            services.AddSingleton<IDatabaseTime>(new TestTime(Database.Time));
            services.ConfigureDbContext<SqliteHelpdeskDbContext>(o => o.AddInterceptors(Database.Log));
            replacements.ForEach(replace => replace(services));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
