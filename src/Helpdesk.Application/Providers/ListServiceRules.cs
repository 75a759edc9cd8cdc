using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Teams;
using Helpdesk.Data;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

/// <summary>Who may serve what: every active family in every tier the company runs.</summary>
public static class ListServiceRules
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Cells">Of every family and tier that has a rule; anybody may serve the others.</param>
    public sealed record Result(Tier Last, IReadOnlyList<FamilyName> Families, IReadOnlyList<Cell> Cells)
    {
        public Cell Of(long family, Tier tier) => Cells.FirstOrDefault(c => c.FamilyId == family && c.Tier == tier) ?? new(family, tier, ServedBy.Any, []);
    }

    public sealed record Cell(long FamilyId, Tier Tier, ServedBy Allowed, IReadOnlyList<string> Providers);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var last = await db.Settings.Select(s => s.LastTier).SingleAsync(cancellationToken);
            var families = await db.Families.Where(f => f.Active).OrderBy(f => f.Id).Select(f => new FamilyName(f.Id, f.Name)).ToListAsync(cancellationToken);
            var rules = await db.ServiceRules.AsNoTracking().Include(r => r.Providers).ToListAsync(cancellationToken);
            var names = await db.Providers.ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
            return new(last, families, [.. rules.Select(r => new Cell(
                r.FamilyId, r.Tier, r.Allowed, [.. r.Providers.Select(p => names[p.ProviderId]).Order(StringComparer.CurrentCulture)]))]);
        }
    }
}
