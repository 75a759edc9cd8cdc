using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Agents;

/// <summary>Whether an agent is there right now. Apart from the agent, because it changes all day and the agent's data does not.</summary>
public sealed class Workplace : Aggregate
{
    private Workplace()
    {
    }

    public Workplace(long agentId, DateTimeOffset now) => (AgentId, Since) = (agentId, now);

    public long AgentId { get; private set; }

    public Presence Presence { get; private set; } = Presence.Offline;

    public DateTimeOffset Since { get; private set; }

    /// <summary>On the telephone: nothing else fits beside it.</summary>
    public bool OnCall { get; private set; }

    /// <summary>That somebody is there only they say themselves; a lead says that they are not.</summary>
    public static Verdict CanBeSetByOthers(Presence presence) =>
        Verdict.Unless(presence is Presence.Away or Presence.Offline, Reason.Of("OthersOnlySaySomebodyIsNotThere").At("Presence"));

    /// <summary>Whoever signs in is there; what they said themselves stays.</summary>
    public void Arrive(DateTimeOffset now)
    {
        if (Presence == Presence.Offline)
        {
            Become(Presence.Available, now);
        }
    }

    public void Become(Presence presence, DateTimeOffset now)
    {
        if (presence != Presence)
        {
            (Presence, Since) = (presence, now);
        }
    }
}
