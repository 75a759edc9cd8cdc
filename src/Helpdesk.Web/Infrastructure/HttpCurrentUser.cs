using System.Globalization;
using System.Security.Claims;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Infrastructure;

/// <summary>The session's claims, read without a query; renewed at least once a minute.</summary>
internal sealed class HttpCurrentUser(IHttpContextAccessor http, ActingUser acting) : ICurrentUser
{
    public CurrentUser User => field ??= acting.User ?? (http.HttpContext is { } context ? From(context.User) : CurrentUser.Anonymous);

    public static CurrentUser From(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true }
            ? new(
                Number(principal, ClaimTypes.NameIdentifier),
                principal.FindFirstValue(AccountClaims.Name) ?? "",
                Number(principal, AccountClaims.Agent),
                Enum.TryParse<AgentRole>(principal.FindFirstValue(AccountClaims.Role), out var role) ? role : null,
                Number(principal, AccountClaims.Provider))
            : CurrentUser.Anonymous;

    private static long? Number(ClaimsPrincipal principal, string claim) =>
        long.TryParse(principal.FindFirstValue(claim), CultureInfo.InvariantCulture, out var number) ? number : null;
}

internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, HelpdeskDbContext db)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string Name = "name";
    public const string Agent = "agent";
    public const string Role = "role";
    public const string Provider = "provider";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(Name, user.Name));
        if (await db.Agents.AsNoTracking().FirstOrDefaultAsync(a => a.Id == user.AgentId && a.Active) is { } agent)
        {
            identity.AddClaim(new(Agent, agent.Id.ToString(CultureInfo.InvariantCulture)));
            identity.AddClaim(new(Role, agent.Role.ToString()));
            if (agent.ProviderId is { } provider)
            {
                identity.AddClaim(new(Provider, provider.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return identity;
    }
}
