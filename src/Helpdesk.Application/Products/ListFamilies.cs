using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

/// <summary>The catalogue's families, what is in them and how much work each has open.</summary>
public static class ListFamilies
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(long Id, LocalizedText Name, string Icon, bool Active, int Products, int Generations)
    {
        public int OpenTickets { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var open = await db.Tickets.Where(t => t.IsActive).GroupBy(t => t.FamilyId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var rows = await db.Families.OrderByDescending(f => f.Active).ThenBy(f => f.Id)
                .Select(f => new Row(
                    f.Id, f.Name, f.Icon, f.Active,
                    f.Products.Count(p => p.Active), f.Products.Where(p => p.Active).SelectMany(p => p.Generations).Count(g => g.Active)))
                .ToListAsync(cancellationToken);
            return [.. rows.Select(r => r with { OpenTickets = open.GetValueOrDefault(r.Id) })];
        }
    }
}
