using Helpdesk.Application.Accounts;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

internal static class Access
{
    /// <summary>Whoever leaves loses open sessions, within a minute, and the links that could open new ones.</summary>
    public static async Task EndAccessAsync(
        this HelpdeskDbContext db, UserManager<Account> accounts, IReadOnlyCollection<long> agents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var account in await db.Users.Where(a => agents.Contains(a.AgentId!.Value)).ToListAsync(cancellationToken))
        {
            await db.WithdrawInvitationsAsync(account.Id, now, cancellationToken);
            (await accounts.UpdateSecurityStampAsync(account)).OrRunAgain();
        }
    }
}
