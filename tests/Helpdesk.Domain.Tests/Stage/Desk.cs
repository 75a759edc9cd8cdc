namespace Helpdesk.Domain.Tests.Stage;

/// <summary>The people and places that the tests tell of: a maker of cameras with three tiers.</summary>
internal static class Desk
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public const long Cameras = 1;
    public const long Phones = 2;

    public const long Optics = 21;
    public const long Firmware = 22;
    public const long Storage = 23;

    public static readonly LocalizedText CamerasName = new("Cameras", "Kameras");
    public static readonly LocalizedText OpticsName = new("Optics", "Optik");
    public static readonly LocalizedText FirmwareName = new("Firmware", "Firmware");

    public static readonly Agent Fay = Person(1, "Fay Lindner");
    public static readonly Agent Finn = Person(2, "Finn Adler");
    public static readonly Agent Sam = Person(3, "Sam Okafor");
    public static readonly Agent Sue = Person(4, "Sue Brandt");
    public static readonly Agent Theo = Person(5, "Theo Vogel");
    public static readonly Agent Lea = Person(6, "Lea Moreau", AgentRole.Lead);

    public static readonly IReadOnlyList<Agent> Everybody = [Fay, Finn, Sam, Sue, Theo, Lea];

    public static readonly Customer Carla = new Customer("Carla Reyes", "carla@example.org", Language.English).WithId(900);

    /// <summary>The gate lets the agent pass, on the strength of one qualification.</summary>
    public static readonly GateDecision Open = new(Verdict.Yes, [501], null);

    public static readonly Reason SkillMissing = Reason.Of("SkillIsHeld", OpticsName, CamerasName, SkillLevel.Competent);

    public static readonly GateDecision Shut = new(Verdict.No(SkillMissing), [], null);

    public static readonly GateDecision OpenByOverride = new(Verdict.Yes, [], 77);

    /// <summary>Theo is the mentor.</summary>
    public static readonly GateDecision OpenInTraining = new(Verdict.Yes, [], null)
    {
        Training = new(88, Tier.Second, Cameras, Optics, [], [], SkillLevel.Competent, Theo.Id, Theo.Name, Monday.AddDays(-1), Monday.AddDays(90), null),
    };

    public static readonly Supervision UnderTheo = new(88, Theo.Id, Theo.Name);

    /// <summary>Back to this agent, if the gate lets them have it.</summary>
    public static WayBack To(Agent agent, Tier tier, GateDecision? gate = null) => new(TeamOf(tier), agent.AsActor, gate ?? Open);

    /// <summary>A team beside the usual one of the tier, which serves every family; in-house unless told otherwise.</summary>
    public static Team Another(Tier tier = Tier.Second, long id = 40, long? provider = null) => new Team("Heirs", tier, provider).WithId(id);

    public static long TeamOf(Tier tier) => 10 + (int)tier;

    /// <summary>Ids come from the database; here they are given.</summary>
    public static T WithId<T>(this T entity, long id) where T : Entity
    {
        typeof(Entity).GetProperty(nameof(Entity.Id))!.SetValue(entity, id);
        return entity;
    }

    public static T AtVersion<T>(this T aggregate, int version) where T : Aggregate
    {
        typeof(Aggregate).GetProperty(nameof(Aggregate.Version))!.SetValue(aggregate, version);
        return aggregate;
    }

    private static Agent Person(long id, string name, AgentRole role = AgentRole.Agent) =>
        new Agent(name, $"{id}@desk.example", role).WithId(id);
}
