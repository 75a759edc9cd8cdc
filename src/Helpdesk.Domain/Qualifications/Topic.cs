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

    /// <summary>Somebody could come to harm without it, such as with swollen batteries: where it is asked for, nothing of it is ever relaxed.</summary>
    public bool IsSafety { get; private set; }

    public void Change(LocalizedText name, bool isSafety) => (Name, IsSafety) = (name, isSafety);
}
