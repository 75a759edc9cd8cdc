using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What somebody chose as product and generation of a ticket, checked against what can be chosen.</summary>
internal sealed class Device
{
    private readonly IReadOnlyList<Product> products;
    private readonly (long? Product, long? Generation) chosen;

    private Device(IReadOnlyList<Product> products, (long?, long?) before, (long?, long?) chosen)
    {
        (this.products, this.chosen) = (products, chosen);
        Names = new(Name(before), Name(chosen));
    }

    public DeviceNames Names { get; }

    private Product? ChosenProduct => Find(chosen).Product;

    private Generation? ChosenGeneration => Find(chosen).Generation;

    /// <summary>Nothing, or something of the ticket's kind that is still offered or that the ticket says already.</summary>
    public Verdict IsOffered() =>
        Verdict.Unless(chosen.Product is null || ChosenProduct is not null, Reason.Of("TheProductIsOfItsKind").At(nameof(Identify.Command.Product)))
            .Then(() => Verdict.Unless(
                chosen.Generation is null || ChosenGeneration is not null,
                Reason.Of("TheGenerationIsOfTheProduct").At(nameof(Identify.Command.Generation))));

    /// <summary>Who may take a ticket depends on the generation, so an escalation names it.</summary>
    public Verdict IsIdentified() =>
        Verdict.Unless(ChosenProduct is not null || products.Count == 0, Reason.Of("TheProductIsIdentified").At(nameof(Escalate.Command.ProductId)))
            .Then(() => Verdict.Unless(
                ChosenGeneration is not null || (chosen.Generation is null && ChosenProduct?.Generations.Any(g => g.Active) != true),
                Reason.Of("TheGenerationIsIdentified", ChosenProduct?.Name ?? "").At(nameof(Escalate.Command.GenerationId))));

    public static async Task<Device> LoadAsync(
        HelpdeskDbContext db, Ticket ticket, long? productId, long? generationId, CancellationToken cancellationToken)
    {
        var (product, generation) = (ticket.ProductId, ticket.GenerationId);
        var products = await db.Products.AsNoTracking().Where(p => p.FamilyId == ticket.FamilyId && (p.Active || p.Id == product))
            .Select(p => new Product(
                p.Id, p.Name,
                p.Generations.Where(g => g.Active || g.Id == generation).Select(g => new Generation(g.Id, g.Name, g.Active)).ToList()))
            .ToListAsync(cancellationToken);
        return new(products, (product, generation), (productId, generationId));
    }

    private (Product? Product, Generation? Generation) Find((long? Product, long? Generation) device)
    {
        var product = products.FirstOrDefault(p => p.Id == device.Product);
        return (product, product?.Generations.FirstOrDefault(g => g.Id == device.Generation));
    }

    private string Name((long?, long?) device) => Find(device) switch
    {
        (null, _) => "",
        ({ } product, null) => product.Name,
        ({ } product, { } generation) => $"{product.Name}, {generation.Name}",
    };

    private sealed record Product(long Id, string Name, IReadOnlyList<Generation> Generations);

    private sealed record Generation(long Id, string Name, bool Active);
}
