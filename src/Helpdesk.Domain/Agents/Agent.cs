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

    public static Verdict CanBe(AgentRole role, long? providerId) =>
        Verdict.Unless(role != AgentRole.Administrator || providerId is null, Reason.Of("AdministratorsAreInHouse").At("Role"));
}
