using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Agents;

public enum AgentRole
{
    Agent = 1,
    Lead = 2,
    Administrator = 3,
}

/// <summary>A person on the desk. What tier they may work in is not their role: it follows from qualifications.</summary>
public sealed class Agent : Retirable
{
    private Agent()
    {
    }

    public Agent(string name, string email, AgentRole role, long? providerId = null)
    {
        Name = name;
        Email = email.Trim();
        Role = role;
        ProviderId = providerId;
    }

    public const int NameMaxLength = Actor.NameMaxLength;
    public const int TitleMaxLength = 120;

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>What colleagues read under the name: the job, a sentence of history.</summary>
    public string Title { get; private set; } = "";

    public AgentRole Role { get; private set; }

    /// <summary>The service provider the agent works for; null for the company's own people.</summary>
    public long? ProviderId { get; private set; }

    public Actor AsActor => Actor.Agent(Id, Name);

    public void Change(string name, string title, AgentRole role)
    {
        CanBe(role, ProviderId).OrThrow();
        Name = name;
        Title = title;
        Role = role;
    }

    public void MoveTo(string email) => Email = email.Trim();

    /// <param name="role">What the agent is to become.</param>
    /// <param name="byAgentId">Who says so.</param>
    public Verdict CanBecome(AgentRole role, long byAgentId) =>
        Verdict.Unless(role == Role || byAgentId != Id, Reason.Of("NobodyChangesTheirOwnRole").At("Role"));

    /// <param name="byAgentId">Who says so.</param>
    /// <param name="administratorsRemain">Whether the desk has another active administrator.</param>
    public Verdict CanDeactivate(long byAgentId, bool administratorsRemain) =>
        Verdict.Unless(byAgentId != Id, Reason.Of("NobodyDeactivatesThemselves"))
            .Then(() => Role == AgentRole.Administrator ? KeepsAnAdministrator(administratorsRemain) : Verdict.Yes);

    public static Verdict KeepsAnAdministrator(bool administratorsRemain) =>
        Verdict.Unless(administratorsRemain, Reason.Of("TheDeskKeepsAnAdministrator"));

    public void Deactivate(long byAgentId, bool administratorsRemain)
    {
        CanDeactivate(byAgentId, administratorsRemain).OrThrow();
        Deactivate();
    }

    public static Verdict CanBe(AgentRole role, long? providerId) =>
        Verdict.Unless(role != AgentRole.Administrator || providerId is null, Reason.Of("AdministratorsAreInHouse").At("Role"));
}
