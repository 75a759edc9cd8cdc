using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Products;

public enum Lifecycle
{
    Current = 1,
    Older = 2,
    EndOfSupport = 3,
}

public sealed class Generation : Retirable
{
    private Generation()
    {
    }

    internal Generation(string name, Lifecycle lifecycle)
    {
        Name = name;
        Lifecycle = lifecycle;
    }

    public long ProductId { get; private set; }

    public string Name { get; private set; } = "";

    public Lifecycle Lifecycle { get; private set; }

    public void Change(string name, Lifecycle lifecycle)
    {
        Name = name;
        Lifecycle = lifecycle;
    }
}
