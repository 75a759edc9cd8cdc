using Helpdesk.Application.Clocks;
using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Organisations;

/// <summary>Organisations have changed: customers belong to the one that has their address's domain, and their tickets' clocks follow.</summary>
internal sealed class AdoptCustomers(HelpdeskDbContext db) : IDueWork
{
    public const string Name = "AdoptCustomers";

    public string Kind => Name;

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var organisations = await db.Organisations.AsNoTracking().Where(o => o.Active).ToListAsync(cancellationToken);
        await db.Customers.Where(c => c.OrganisationId != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.OrganisationId, (long?)null), cancellationToken);
        foreach (var (id, ending) in organisations.SelectMany(o => o.Domains.Select(d => (o.Id, $"@{d}"))))
        {
            await db.Customers.Where(c => c.EmailKey.EndsWith(ending)).ExecuteUpdateAsync(set => set.SetProperty(c => c.OrganisationId, id), cancellationToken);
        }

        await ClockSweep.PlanAsync(db, now, cancellationToken);
        return null;
    }
}
