using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Products;

public sealed class Product : Retirable
{
    private readonly List<Generation> generations = [];

    private Product()
    {
    }

    internal Product(string name) => Name = name;

    public const int NameMaxLength = 80;

    public long FamilyId { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyCollection<Generation> Generations => generations;

    public void Rename(string name) => Name = name;

    public Generation AddGeneration(string name, Lifecycle lifecycle)
    {
        var generation = new Generation(name, lifecycle);
        generations.Add(generation);
        return generation;
    }
}
