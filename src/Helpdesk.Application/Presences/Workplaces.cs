using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Presences;

internal static class Workplaces
{
    /// <summary>The agent's place at the desk, made when it is first needed. Two who make it at once collide, and the second finds it.</summary>
    public static async Task<Workplace> WorkplaceAsync(this HelpdeskDbContext db, long agentId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Workplaces.FirstOrDefaultAsync(w => w.AgentId == agentId, cancellationToken)
            ?? db.Workplaces.Add(new Workplace(agentId, now)).Entity;
}
