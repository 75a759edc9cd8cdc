using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Agents;

internal static class Administrators
{
    public static Task<bool> AdministratorsRemainWithout(this HelpdeskDbContext db, long agent, CancellationToken cancellationToken) =>
        db.Agents.AnyAsync(a => a.Active && a.Role == AgentRole.Administrator && a.Id != agent, cancellationToken);

    /// <summary>Two administrators who remove each other at once collide on the desk's settings, so that one of them stays.</summary>
    public static async Task OneRemovalAtATimeAsync(this HelpdeskDbContext db, CancellationToken cancellationToken) =>
        db.Touch(await db.Settings.SingleAsync(cancellationToken));
}
