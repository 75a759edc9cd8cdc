using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>The products of a kind with their generations, to choose from: what the company still offers, and what the ticket says already.</summary>
public static class GetDevices
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Family, long? Product, long? Generation) : IQuery<IReadOnlyList<Device>>;

    public sealed record Device(long Id, string Name, IReadOnlyList<Model> Generations);

    public sealed record Model(long Id, string Name, Lifecycle Lifecycle);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, IReadOnlyList<Device>>
    {
        public async Task<IReadOnlyList<Device>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Products.AsNoTracking().Where(p => p.FamilyId == query.Family && (p.Active || p.Id == query.Product)).OrderBy(p => p.Name)
                .Select(p => new Device(p.Id, p.Name, p.Generations.Where(g => g.Active || g.Id == query.Generation).OrderBy(g => g.Lifecycle).ThenBy(g => g.Id)
                    .Select(g => new Model(g.Id, g.Name, g.Lifecycle)).ToList()))
                .ToListAsync(cancellationToken);
    }
}
