using System.Globalization;
using Helpdesk.Application.Ports;
using Helpdesk.Web.Infrastructure;
using Helpdesk.Web.Pages;
using Helpdesk.Web.Pages.Admin.Calendars;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Startup;

internal static class WebServices
{
    public static void AddHelpdeskPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<WordList>();
        services.AddSingleton<IDeskWords, DeskWords>();
        services.AddScoped<Words>();
        services.AddScoped<ReaderTime>();
        services.AddHostedService<ProfileRefresh>();
        services.AddHostedService<PresenceRefresh>();
        services.AddHostedService<PromiseRefresh>();
        services.AddHostedService<WaitingRefresh>();
        services.AddHostedService<NoticeRefresh>();
        services.AddSingleton<Attendance>();
        services.AddScoped<Nonce>();
        services.AddScoped<SiteAddress>();
        services.AddSingleton<CheckedFiles>();
        services.AddSingleton<RegionalHolidays>();
        services.AddHostFiltering(options => options.AllowEmptyHosts = false);
        services.AddAntiforgery(options => options.Cookie.Name = "helpdesk-form");

        services.AddRazorPages(options =>
        {
            options.Conventions.AuthorizeFolder("/Desk", Policies.Agents);
            options.Conventions.AuthorizeFolder("/Admin", Policies.Leads);
            options.Conventions.AuthorizePage("/Admin/Index", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/Admission", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/DueWork", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/Import", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/Products", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/Providers", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/Settings", Policies.Administrators);
            options.Conventions.AuthorizeFolder("/Admin/Skills", Policies.Administrators);
            options.Conventions.AllowAnonymousToFolder("/Portal");
            options.Conventions.AllowAnonymousToFolder("/Account");
            options.Conventions.AllowAnonymousToFolder("/Shared");

            // A ticket of one's own list shows the same pages as its private link.
            options.Conventions.AddPageRoute("/Portal/Ticket", "my-tickets/{id:long}");
            options.Conventions.AddPageRoute("/Portal/Reopen", "my-tickets/{id:long}/reopen");
            options.Conventions.AddPageRoute("/Portal/FollowUp", "my-tickets/{id:long}/again");
            options.Conventions.AddPageRoute("/Portal/Urgent", "my-tickets/{id:long}/urgent");
        });
        services.Configure<MvcOptions>(options =>
        {
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            options.ModelMetadataDetailsProviders.Add(new KeepEmptyText());
            options.ModelBinderProviders.Insert(0, new PlainTextBinderProvider());
            options.ModelBinderProviders.Insert(0, new ReaderTimeBinderProvider());
            options.ModelBinderProviders.Insert(0, new CheckBoxBinderProvider());
            options.Filters.Add<FailureFilter>();
        });
        services.AddOptions<MvcOptions>().Configure<WordList>((options, words) => BindingMessages.Use(options.ModelBindingMessageProvider, words));
    }

    public static void UseHelpdeskErrors(this WebApplication app)
    {
        // In a scope of its own: what failed once, such as reading the session, would fail there again.
        app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }

    public static void UseHelpdeskLanguage(this WebApplication app) =>
        app.UseRequestLocalization(options =>
        {
            var cultures = WordList.Cultures;
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            (options.SupportedCultures, options.SupportedUICultures) = (cultures, cultures);
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = LanguageCookie.Name },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });

    public static void MapHelpdeskAssets(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();

        // An address that does not exist is not found; it must not ask anybody to sign in first.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
    }

    public static async Task TellHowToStartAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var signIn = await scope.ServiceProvider.GetRequiredService<DemoPeople>().AreOfferedAsync(CancellationToken.None)
            ? "choose one of the demo people there, no password is needed"
            : "with mail address and password";
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = Hosting.PublicAddress(app.Configuration)?.ToString().TrimEnd('/') ?? app.Urls.FirstOrDefault();
            app.Logger.LogInformation("Helpdesk is ready. Customers: {Portal}  Desk: {Desk}", address, $"{address}/desk");
            app.Logger.LogInformation("Sign in: {SignIn} ({How})", $"{address}{SharedLinks.SignIn}", signIn);
        });
    }
}
