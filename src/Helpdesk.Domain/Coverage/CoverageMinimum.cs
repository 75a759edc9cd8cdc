using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Coverage;

/// <summary>How many people should always be able to do a family's work in a tier, where that is not the usual one.</summary>
public sealed class CoverageMinimum : Aggregate
{
    private CoverageMinimum()
    {
    }

    public CoverageMinimum(long familyId, Tier tier, int people)
    {
        (FamilyId, Tier) = (familyId, tier);
        Change(people);
    }

    /// <summary>More than this no hour asks for.</summary>
    public const int Most = 100;

    public long FamilyId { get; private set; }

    public Tier Tier { get; private set; }

    /// <summary>0 where nobody has to be there.</summary>
    public int People { get; private set; }

    public static Verdict CanBe(int people) =>
        Verdict.Unless(people is >= 0 and <= Most, Reason.Of("CapacityIsWithin", 0, Most).At(nameof(People)));

    public void Change(int people)
    {
        CanBe(people).OrThrow();
        People = people;
    }
}
