using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Somebody of the demo desk, whom the sign-in page offers with one click.</summary>
public sealed record DemoPerson(long AccountId, string Name, AgentRole? Role, string Story, string Tone)
{
    public string Initials => string.Concat(Name.Split(' ').Where(w => w.Length > 0).Select(w => w[0]).Take(2));
}

/// <summary>The demo desk's people: only in Development, only where a demo desk was made.</summary>
public sealed class DemoPeople(HelpdeskDbContext db, IHostEnvironment environment)
{
    public async Task<IReadOnlyList<DemoPerson>> ListAsync(CancellationToken cancellationToken) => environment.IsDevelopment()
        ? await db.Users.AsNoTracking().OrderBy(a => a.Id)
            .Select(a => new DemoPerson(a.Id, a.Name, a.Agent!.Role, a.Agent.Title, "tone-slate")).ToListAsync(cancellationToken)
        : [];
}
