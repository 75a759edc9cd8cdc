using Helpdesk.Application.Accounts;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Web.Startup;

internal static class AccountServices
{
    private static readonly TimeSpan SessionAge = TimeSpan.FromMinutes(1);

    public static void AddHelpdeskAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("Helpdesk").PersistKeysToFileSystem(
            Directory.CreateDirectory(Path.Combine(Hosting.DataDirectory(builder.Configuration, builder.Environment), "keys")));

        services.AddHelpdeskIdentity();

        // A role that was taken away, or a password that was changed, ends other sessions within this time.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = SessionAge);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.LoginPath = "/account/sign-in";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = TimeSpan.FromDays(7);
            options.Cookie.Name = "helpdesk";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };

            // The page that says what went wrong asks no database, which may be what went wrong.
            options.Events.OnValidatePrincipal = context => IsFresh(context) || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
                ? Task.CompletedTask
                : SecurityStampValidator.ValidatePrincipalAsync(context);
        })

        // A session that is ended is signed out of this scheme, too; without it every ended session would be an error.
        .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);

        services.AddHttpContextAccessor();
        services.AddScoped<DemoPeople>();
        services.AddScoped<ICurrentUser, HttpCurrentUser>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Agents, p => p.RequireAssertion(c => HttpCurrentUser.From(c.User).May(Permission.WorkOnTickets)))
            .AddPolicy(Policies.Leads, p => p.RequireAssertion(c => HttpCurrentUser.From(c.User).May(Permission.LeadPeople)))
            .AddPolicy(Policies.Administrators, p => p.RequireAssertion(c => HttpCurrentUser.From(c.User).May(Permission.ManageDesk)))
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>The validator asks this too, but only after it has built all that it would ask the database with.</summary>
    private static bool IsFresh(CookieValidatePrincipalContext context) =>
        context.Properties.IssuedUtc is { } issued
        && context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - issued <= SessionAge;

    /// <summary>What an acceptable account and password is, and where accounts are kept.</summary>
    public static void AddHelpdeskIdentity(this IServiceCollection services) =>
        services.AddSingleton<ILookupNormalizer, AddressNormalizer>().AddIdentityCore<Account>(options =>
            {
                // Length is what counts; composition rules only make people write passwords down.
                options.Password.RequiredLength = Account.PasswordMinLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.SignIn.RequireConfirmedAccount = true;
            })
            .AddEntityFrameworkStores<HelpdeskDbContext>()
            .AddPasswordValidator<GuessablePasswords>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddUserConfirmation<OnlyActiveAgents>()
            .AddSignInManager<EvenSignIn>();
}

/// <summary>Who may be in a folder of pages at all; what they may do there the requests declare.</summary>
internal static class Policies
{
    public const string Agents = nameof(Agents);
    public const string Leads = nameof(Leads);
    public const string Administrators = nameof(Administrators);
}
