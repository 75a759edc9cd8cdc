namespace Helpdesk.Domain.Agents;

/// <summary>What a person lets come to them; <see cref="Presences.Lets"/> says it for every way that work can take.</summary>
public enum Presence
{
    /// <summary>Takes everything.</summary>
    Available = 1,

    /// <summary>Takes what a colleague hands over, nothing from the queue by itself.</summary>
    TransfersOnly = 2,
    Busy = 3,
    Away = 4,
    Offline = 5,
}

/// <summary>How a ticket comes to a person.</summary>
public enum RoutingPath
{
    /// <summary>The person asks for the next one; whoever asks is there.</summary>
    Pull = 1,

    /// <summary>The desk offers it by itself.</summary>
    Offer = 2,

    /// <summary>A colleague hands it over, and it can be declined.</summary>
    Handover = 3,

    /// <summary>Somebody decides that this person has it: may exceed what fits, and asks nobody whether they are there.</summary>
    Assign = 4,

    /// <summary>A colleague asks a question about it; it does not become theirs.</summary>
    Consult = 5,
}

public static class Presences
{
    public static bool Lets(this Presence presence, RoutingPath path) => path switch
    {
        RoutingPath.Pull or RoutingPath.Assign => true,
        RoutingPath.Offer => presence == Presence.Available,
        RoutingPath.Handover or RoutingPath.Consult => presence is Presence.Available or Presence.TransfersOnly,
    };

    /// <summary>What comes this way is a further ticket of theirs, for which there must be room.</summary>
    public static bool TakesCapacity(this RoutingPath path) => path is not (RoutingPath.Assign or RoutingPath.Consult);
}
