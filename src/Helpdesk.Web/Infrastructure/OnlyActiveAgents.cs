using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Infrastructure;

/// <summary>The account of a deactivated agent signs nobody in, not even as a customer.</summary>
internal sealed class OnlyActiveAgents(HelpdeskDbContext db) : IUserConfirmation<Account>
{
    public async Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) =>
        user.AgentId is null || await db.Agents.AnyAsync(a => a.Id == user.AgentId && a.Active);
}
