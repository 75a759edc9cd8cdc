using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

internal sealed record Device(ProductFamily Family, Product Product, Generation Generation)
{
    public string Name => $"{Product.Name}, {Generation.Name}";
}

/// <summary>What stories happen in, loaded once: people, products, teams, customers.</summary>
internal sealed class DemoWorld
{
    private readonly Dictionary<string, long> accounts;
    private readonly Dictionary<string, Topic> topics;
    private readonly Dictionary<string, Device> devices;
    private readonly List<CandidateTeam> queues;
    private readonly Dictionary<long, string> teams;

    private DemoWorld(
        DemoGate gate, IReadOnlyList<Agent> agents, IReadOnlyList<Customer> customers, IEnumerable<ProductFamily> families,
        IEnumerable<Topic> topics, IReadOnlyList<Team> teams, Dictionary<string, long> accounts)
    {
        (Gate, Customers, this.accounts) = (gate, customers, accounts);
        Agents = agents.ToDictionary(a => a.Id);
        Lead = agents.Single(a => a.Name == DemoStaff.Lead.Name);
        this.topics = topics.ToDictionary(t => t.Name.En.ToLowerInvariant());
        this.teams = teams.ToDictionary(t => t.Id, t => t.Name);
        queues = [.. teams.Select(DemoGate.Queue)];
        devices = (from f in families from p in f.Products from g in p.Generations select new Device(f, p, g)).ToDictionary(d => d.Generation.Name);
    }

    public DemoGate Gate { get; }

    public IReadOnlyDictionary<long, Agent> Agents { get; }

    public Agent Lead { get; }

    public IReadOnlyList<Customer> Customers { get; }

    public static async Task<DemoWorld> LoadAsync(HelpdeskDbContext db, CancellationToken cancellationToken) => new(
        await DemoGate.LoadAsync(db, cancellationToken),
        await db.Agents.ToListAsync(cancellationToken),
        await db.Customers.OrderBy(c => c.Id).ToListAsync(cancellationToken),
        await db.Families.Include(f => f.Products).ThenInclude(p => p.Generations).AsSplitQuery().ToListAsync(cancellationToken),
        await db.Topics.ToListAsync(cancellationToken),
        await db.Teams.Include(t => t.Families).OrderBy(t => t.Id).ToListAsync(cancellationToken),
        await db.Users.Where(a => a.AgentId == null).ToDictionaryAsync(a => a.Email!, a => a.Id, cancellationToken));

    public Device Device(string generation) => devices[generation];

    /// <summary>What a customer takes a device for who is wrong about it: the family's newest.</summary>
    public Device Newest(ProductFamily family) => devices.Values.First(d => d.Family == family);

    /// <summary>What the ticket says it is.</summary>
    public string DeviceOf(Ticket ticket) => devices.Values.FirstOrDefault(d => d.Generation.Id == ticket.GenerationId)?.Name ?? "";

    public Topic Topic(string name) => topics[name];

    public long? AccountOf(Customer customer) => accounts.TryGetValue(customer.Email, out var account) ? account : null;

    public long Queue(Tier tier, ProductFamily family) => TeamChoice.For(tier, family.Id, queues).OrThrow(tier, family.Name).Id;

    public string TeamName(long id) => teams[id];

    public Work Work(Ticket ticket, Device device, Tier tier, IEnumerable<TicketSkill> skills) => new(
        tier, ticket.FamilyId, device.Family.Name, ticket.GenerationId, device.Generation.Name,
        [.. skills.Select(s => new RequiredSkill(s.TopicId, topics.Values.Single(t => t.Id == s.TopicId).Name, s.Level))]);
}
