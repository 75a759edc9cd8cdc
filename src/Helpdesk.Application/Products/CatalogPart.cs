using Helpdesk.Application.Pipeline;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Products;

/// <summary>What of the catalogue can be taken out of use.</summary>
public enum CatalogPart
{
    Family = 1,
    Product = 2,
    Generation = 3,
}

internal static class CatalogParts
{
    public static async Task<Retirable> CatalogPart(this HelpdeskDbContext db, CatalogPart part, long id, CancellationToken cancellationToken) => part switch
    {
        Products.CatalogPart.Family => await db.Families.ByIdOrNotFound(id, cancellationToken),
        Products.CatalogPart.Product => await db.Products.ByIdOrNotFound(id, cancellationToken),
        Products.CatalogPart.Generation => await db.Generations.ByIdOrNotFound(id, cancellationToken),
    };
}
