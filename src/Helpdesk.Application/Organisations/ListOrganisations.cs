using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Organisations;

/// <summary>The companies whose people are our customers, by name.</summary>
public static class ListOrganisations
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(long Id, string Name, IReadOnlyList<string> Domains, int Customers, bool Active);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Organisations.AsNoTracking().OrderBy(o => o.Name)
                .Select(o => new Row(o.Id, o.Name, o.Domains, db.Customers.Count(c => c.OrganisationId == o.Id), o.Active)).ToListAsync(cancellationToken);
    }
}
