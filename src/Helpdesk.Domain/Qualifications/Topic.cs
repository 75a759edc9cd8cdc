using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Qualifications;

/// <summary>What can be known, independent of the product: firmware, optics, storage.</summary>
public sealed class Topic : Retirable
{
    private Topic()
    {
    }

    public Topic(LocalizedText name) => Name = name;

    public LocalizedText Name { get; private set; } = null!;

    public void Rename(LocalizedText name) => Name = name;
}
