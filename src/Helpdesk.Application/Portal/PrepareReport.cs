using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>What a customer can choose from next, and who is asking when that is known.</summary>
public static class PrepareReport
{
    /// <param name="Product">Null as long as nothing was chosen; 0 stands for "I am not sure".</param>
    /// <param name="Generation">As with the product.</param>
    [Requires(Permission.Everyone)]
    public sealed record Query(long? Family, long? Product, long? Generation) : IQuery<Result>;

    public sealed record Result(
        IReadOnlyList<FamilyOffer> Families,
        IReadOnlyList<ProductOffer> Products,
        IReadOnlyList<GenerationOffer> Generations,
        Reporter? Reporter)
    {
        public FamilyOffer? Family { get; init; }

        public ProductOffer? Product { get; init; }

        public GenerationOffer? Generation { get; init; }
    }

    public sealed record FamilyOffer(long Id, LocalizedText Name, string Icon);

    public sealed record ProductOffer(long Id, string Name);

    public sealed record GenerationOffer(long Id, string Name, Lifecycle Lifecycle);

    public sealed record Reporter(string Name, string Email);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var families = await db.Families.AsNoTracking().Where(f => f.Active).OrderBy(f => f.Id)
                .Select(f => new FamilyOffer(f.Id, f.Name, f.Icon)).ToListAsync(cancellationToken);
            var family = families.FirstOrDefault(f => f.Id == query.Family);

            var products = family is null ? [] : await db.Products.AsNoTracking()
                .Where(p => p.Active && p.FamilyId == family.Id).OrderBy(p => p.Name)
                .Select(p => new ProductOffer(p.Id, p.Name)).ToListAsync(cancellationToken);
            var product = products.FirstOrDefault(p => p.Id == query.Product);

            var generations = product is null ? [] : await db.Generations.AsNoTracking()
                .Where(g => g.Active && g.ProductId == product.Id).OrderBy(g => g.Lifecycle).ThenByDescending(g => g.Id)
                .Select(g => new GenerationOffer(g.Id, g.Name, g.Lifecycle)).ToListAsync(cancellationToken);

            return new(families, products, generations, await ReporterAsync(cancellationToken))
            {
                Family = family,
                Product = product,
                Generation = generations.FirstOrDefault(g => g.Id == query.Generation),
            };
        }

        /// <summary>Agents report for others, never for themselves: nothing is filled in for them.</summary>
        private async Task<Reporter?> ReporterAsync(CancellationToken cancellationToken) => current.User is { AccountId: { } account, IsAgent: false }
            ? await db.Users.AsNoTracking().Where(a => a.Id == account)
                .Select(a => new Reporter(a.Name, a.Email!)).FirstOrDefaultAsync(cancellationToken)
            : null;
    }
}
