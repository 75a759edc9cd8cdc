using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.TestSupport;

/// <summary>A maker of cameras and phones, small enough to know everybody by name.</summary>
public sealed partial class Desk
{
    private static readonly Lazy<string> PasswordHash = new(() => new PasswordHasher<Account>().HashPassword(new Account(), A.Password));

    private readonly Dictionary<long, long> accounts = [];

    private Desk(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public ProductFamily Cameras { get; private set; } = null!;

    public ProductFamily Phones { get; private set; } = null!;

    public Product Camera => Cameras.Products.First();

    /// <summary>The camera's generations: the current, an older one, one at the end of support.</summary>
    public Generation Current => Camera.Generations.ElementAt(0);

    public Generation Older => Camera.Generations.ElementAt(1);

    public Generation Ended => Camera.Generations.ElementAt(2);

    public Product Phone => Phones.Products.First();

    public Topic Firmware { get; private set; } = null!;

    public Topic Optics { get; private set; } = null!;

    public Skill CameraFirmware { get; private set; } = null!;

    public Skill CameraOptics { get; private set; } = null!;

    public Skill PhoneFirmware { get; private set; } = null!;

    public ServiceProvider CallCentre { get; private set; } = null!;

    /// <summary>In-house, serves every family.</summary>
    public Team FirstLevel { get; private set; } = null!;

    /// <summary>The service provider's First Level for phones.</summary>
    public Team CallCentrePhones { get; private set; } = null!;

    public Team SecondCameras { get; private set; } = null!;

    public Team SecondPhones { get; private set; } = null!;

    public Team Developers { get; private set; } = null!;

    /// <summary>First Level.</summary>
    public Agent Frida { get; private set; } = null!;

    /// <summary>First Level, too.</summary>
    public Agent Fritz { get; private set; } = null!;

    /// <summary>First Level at the service provider.</summary>
    public Agent Paula { get; private set; } = null!;

    /// <summary>Second Level for cameras, competent in firmware and optics.</summary>
    public Agent Sam { get; private set; } = null!;

    /// <summary>On the Second-Level team for cameras without any qualification.</summary>
    public Agent Nora { get; private set; } = null!;

    /// <summary>Third Level, expert in the firmware of cameras and phones.</summary>
    public Agent Theo { get; private set; } = null!;

    public Agent Lena { get; private set; } = null!;

    public Agent Ada { get; private set; } = null!;

    public Customer Carla { get; private set; } = null!;

    /// <summary>The customer's account, where she keeps a list of her tickets.</summary>
    public Account CarlasAccount { get; private set; } = null!;

    public DateTimeOffset Now => Database.Now;

    /// <summary>The agent signed in.</summary>
    public CurrentUser As(Agent agent) => new(AccountOf(agent), agent.Name, agent.Id, agent.Role, agent.ProviderId);

    public CurrentUser AsCarla => new(CarlasAccount.Id, CarlasAccount.Name, null, null, null);

    public long AccountOf(Agent agent) => accounts[agent.Id];

    /// <summary>Another agent, with an account, on the given teams.</summary>
    public async Task<Agent> Hire(string name, AgentRole role = AgentRole.Agent, ServiceProvider? provider = null, params Team[] teams)
    {
        var agent = await Database.Save(db => db.Agents.Add(new Agent(name, $"{name.ToLowerInvariant().Replace(' ', '.')}@desk.example", role, provider?.Id)).Entity);
        var account = await Database.Save(db => db.Users.Add(Account(agent.Name, agent.Email, agent.Id)).Entity);
        accounts[agent.Id] = account.Id;
        foreach (var team in teams)
        {
            await Database.Db(async db =>
            {
                var joined = (await db.Teams.FindAsync(team.Id))!;
                joined.Add(agent.Id, agent.ProviderId);
                await db.SaveChangesAsync();
            });
        }

        return agent;
    }

    /// <summary>A qualification that the lead has verified; unverified on request.</summary>
    public Task<Qualification> Qualify(
        Agent agent, Skill skill, SkillLevel level, DateTimeOffset? until = null, bool verified = true,
        EvidenceKind evidence = EvidenceKind.Certificate) => Database.Save(db =>
        {
            var from = Now.AddYears(-1);
            var qualification = new Qualification(agent.Id, skill.Id, level, evidence, "No. 17", from, until, agent.Id, from);
            if (verified)
            {
                qualification.Verify(agent.Id == Lena.Id ? Ada.Id : Lena.Id, from);
            }

            return db.Qualifications.Add(qualification).Entity;
        });

    private static Account Account(string name, string email, long? agentId) => new()
    {
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        Name = name,
        AgentId = agentId,
        SecurityStamp = Guid.NewGuid().ToString(),
        PasswordHash = PasswordHash.Value,
        LockoutEnabled = true,
    };
}
