using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What somebody chose as product and generation of a ticket, checked against the catalogue.</summary>
/// <param name="FamilyHasProducts">Then one of them must be named.</param>
/// <param name="Product">Null when none was chosen, or one of another family.</param>
/// <param name="Generations">Those the product has.</param>
internal sealed record Device(bool FamilyHasProducts, string? Product, IReadOnlyList<Device.Generation> Generations, long? ChosenGeneration)
{
    public sealed record Generation(long Id, string Name, bool Active);

    private Generation? Chosen => Generations.FirstOrDefault(g => g.Id == ChosenGeneration);

    public string Name => Chosen is null ? Product ?? "" : $"{Product}, {Chosen.Name}";

    /// <summary>Who may take a ticket depends on the generation, so an escalation names it.</summary>
    public Verdict IsIdentified() =>
        Verdict.Unless(Product is not null || !FamilyHasProducts, Reason.Of("TheProductIsIdentified").At("ProductId"))
            .Then(() => Verdict.Unless(
                Chosen is not null || (ChosenGeneration is null && !Generations.Any(g => g.Active)),
                Reason.Of("TheGenerationIsIdentified", Product ?? "").At("GenerationId")));

    public static async Task<Device> LoadAsync(
        HelpdeskDbContext db, long familyId, long? productId, long? generationId, CancellationToken cancellationToken)
    {
        var products = await db.Products.AsNoTracking().Where(p => p.FamilyId == familyId && (p.Active || p.Id == productId))
            .Select(p => new { p.Id, p.Name, Generations = p.Generations.Select(g => new Generation(g.Id, g.Name, g.Active)).ToList() })
            .ToListAsync(cancellationToken);
        var chosen = products.FirstOrDefault(p => p.Id == productId);
        return new(products.Count > 0, chosen?.Name, chosen?.Generations ?? [], generationId);
    }
}
