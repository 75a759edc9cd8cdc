namespace Helpdesk.Domain.Teams;

/// <summary>An ordered level of support.</summary>
public enum Tier
{
    First = 1,
    Second = 2,
    Third = 3,
}

public static class Tiers
{
    /// <summary>First up to the last tier the company runs.</summary>
    public static IEnumerable<Tier> UpTo(Tier last) => Enum.GetValues<Tier>().Where(t => t <= last);

    public static Tier? Above(this Tier tier, Tier last) => tier < last ? tier + 1 : null;
}
