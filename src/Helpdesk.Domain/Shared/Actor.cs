namespace Helpdesk.Domain.Shared;

public enum ActorKind
{
    Customer = 1,
    Agent = 2,
    System = 3,
}

/// <summary>Who did something, as history keeps it: the name as it was then, the id for links.</summary>
public sealed record Actor(ActorKind Kind, long? Id, string Name)
{
    public const int NameMaxLength = 120;

    public static readonly Actor System = new(ActorKind.System, null, "Helpdesk");

    public static Actor Agent(long id, string name) => new(ActorKind.Agent, id, name);

    public static Actor Customer(long? id, string name) => new(ActorKind.Customer, id, name);
}
