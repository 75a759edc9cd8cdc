using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Teams;

/// <summary>How work comes from a queue to people.</summary>
public enum Distribution
{
    /// <summary>They take it: the next one, or one they choose.</summary>
    Pull = 1,

    /// <summary>The desk offers each ticket to the best who is there; taking it stays possible.</summary>
    Offer = 2,
}

/// <summary>People who serve one tier for some product families; its inbox is its queue.</summary>
public sealed class Team : Retirable
{
    private readonly List<TeamFamily> families = [];
    private readonly List<TeamMember> members = [];

    private Team()
    {
    }

    public Team(string name, Tier tier, long? providerId = null)
    {
        Name = name;
        Tier = tier;
        ProviderId = providerId;
    }

    public const int NameMaxLength = 80;

    public string Name { get; private set; } = "";

    public Tier Tier { get; private set; }

    /// <summary>The service provider that runs the team; null for the company's own.</summary>
    public long? ProviderId { get; private set; }

    public Distribution Distribution { get; private set; } = Distribution.Pull;

    /// <summary>What the team serves; none means every family.</summary>
    public IReadOnlyCollection<TeamFamily> Families => families;

    public IReadOnlyCollection<TeamMember> Members => members;

    public bool Serves(long familyId) => families.Count == 0 || families.Any(f => f.FamilyId == familyId);

    public bool NamesFamily(long familyId) => families.Any(f => f.FamilyId == familyId);

    public void Change(string name, IEnumerable<long> familyIds)
    {
        Name = name;
        var wanted = familyIds.ToHashSet();
        families.RemoveAll(f => !wanted.Contains(f.FamilyId));
        families.AddRange(wanted.Where(id => !NamesFamily(id)).Select(id => new TeamFamily(id)));
    }

    public void Distribute(Distribution distribution) => Distribution = distribution;

    /// <param name="agentProviderId">The provider the agent works for, null when in-house.</param>
    public Verdict CanAdd(long? agentProviderId) =>
        Verdict.Unless(agentProviderId == ProviderId, Reason.Of("TeamAndAgentShareTheEmployer"));

    public void Add(long agentId, long? agentProviderId)
    {
        CanAdd(agentProviderId).OrThrow();
        if (members.All(m => m.AgentId != agentId))
        {
            members.Add(new TeamMember(agentId));
        }
    }

    public void Remove(long agentId) => members.RemoveAll(m => m.AgentId == agentId);
}

public sealed class TeamFamily
{
    private TeamFamily()
    {
    }

    internal TeamFamily(long familyId) => FamilyId = familyId;

    public long TeamId { get; private set; }

    public long FamilyId { get; private set; }
}

public sealed class TeamMember
{
    private TeamMember()
    {
    }

    internal TeamMember(long agentId) => AgentId = agentId;

    public long TeamId { get; private set; }

    public long AgentId { get; private set; }
}
