using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

public static class ListProviders
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(long Id, string Name, bool Active, int Teams, int Agents);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Providers.OrderByDescending(p => p.Active).ThenBy(p => p.Name)
                .Select(p => new Row(
                    p.Id, p.Name, p.Active,
                    db.Teams.Count(t => t.Active && t.ProviderId == p.Id), db.Agents.Count(a => a.Active && a.ProviderId == p.Id)))
                .ToListAsync(cancellationToken);
    }
}
