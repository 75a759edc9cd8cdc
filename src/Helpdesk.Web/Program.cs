using Helpdesk.Application;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Presences;
using Helpdesk.Application.Settings;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Startup;

try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.ListenOnTheUsualPort();
    builder.AddHelpdeskLogging();
    builder.AddHelpdeskDatabase();
    builder.AddHelpdeskAccounts();
    builder.AddHelpdeskPages();
    builder.Services.AddHelpdeskApplication();
    builder.AddDueWork();
    builder.AddMails();

    var app = builder.Build();

    await app.PrepareDatabaseAsync();
    await app.Services.GetRequiredService<DeskProfile>().RefreshAsync(CancellationToken.None);
    await app.Services.GetRequiredService<KnownPresences>().RefreshAsync(CancellationToken.None);
    await app.Services.GetRequiredService<PromiseBook>().RefreshAsync(CancellationToken.None);
    await app.Services.GetRequiredService<KnownUnread>().RefreshAsync(CancellationToken.None);

    app.UseHelpdeskErrors();
    app.UseHelpdeskLogging();
    app.UseHostFiltering();
    app.UseReadableForms();
    app.UseSecurityHeaders();
    app.UseRouting();
    app.UseHelpdeskLanguage();
    app.UseAuthentication();
    app.UseAuthorization();
    app.MapHelpdeskAssets();
    app.MapRazorPages().WithStaticAssets();
    app.MapHelpdeskHealth();

    await app.TellHowToStartAsync();

    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartupException.Explain(exception) is { } sentence)
{
    await Console.Error.WriteLineAsync($"Helpdesk cannot start. {sentence}");
    return 1;
}

/// <summary>The entry point, public for the tests that host the site.</summary>
public partial class Program;
