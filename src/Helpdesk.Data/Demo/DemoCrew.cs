using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Data.Demo;

/// <summary>Puts teams, people, their evidence and two customers with accounts into the database.</summary>
internal sealed class DemoCrew(HelpdeskDbContext db, DemoCatalogue catalogue, DateTimeOffset now)
{
    private static readonly TimeSpan VerifiedAfter = TimeSpan.FromDays(7);

    private readonly Dictionary<DemoMember, Agent> agents = [];

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        var provider = new ServiceProvider(DemoStaff.Provider);
        db.Providers.Add(provider);
        await db.SaveChangesAsync(cancellationToken);

        foreach (var member in DemoStaff.All)
        {
            var agent = new Agent(member.Name, member.Email, member.Role, member.IsOfProvider ? provider.Id : null);
            agent.Change(member.Name, member.Title, member.Role);
            agents.Add(member, agent);
            AddAccount(member.Name, member.Email, Language.English, agent);
        }

        await db.SaveChangesAsync(cancellationToken);
        AddTeams(provider.Id);
        AddCustomers();
        var skills = catalogue.Skills();
        db.Skills.AddRange(skills.Values);
        await db.SaveChangesAsync(cancellationToken);

        foreach (var (member, agent) in agents)
        {
            db.Qualifications.AddRange(member.Knows.Select(e => Qualified(member, agent, e, skills[e.Skill])));
        }

        db.Overrides.Add(new GateOverride(
            agents[DemoStaff.Stand].Id, Tier.Second, catalogue.Phones.Id,
            "Covers phones until Henrik's new certificate is verified; Aylin is on leave two days a week.",
            now.AddDays(12), agents[DemoStaff.SpecialistLead].Id, now.AddDays(-5)));
        await db.SaveChangesAsync(cancellationToken);
    }

    private void AddTeams(long providerId)
    {
        foreach (var team in Enum.GetValues<DemoTeam>())
        {
            var (name, tier, families) = team switch
            {
                DemoTeam.FirstLevel => ("First Level", Tier.First, []),
                DemoTeam.Callwerk => ("First Level Callwerk", Tier.First, [catalogue.Phones.Id]),
                DemoTeam.Cameras => ("Second Level Cameras", Tier.Second, [catalogue.Cameras.Id]),
                DemoTeam.PhonesAndNotebooks => ("Second Level Phones & Notebooks", Tier.Second, new[] { catalogue.Phones.Id, catalogue.Notebooks.Id }),
                DemoTeam.Development => ("Third Level Development", Tier.Third, []),
            };
            var added = new Team(name, tier, team == DemoTeam.Callwerk ? providerId : null);
            added.Change(name, families);
            foreach (var (_, agent) in agents.Where(a => a.Key.Teams.Contains(team)))
            {
                added.Add(agent.Id, agent.ProviderId);
            }

            db.Teams.Add(added);
        }
    }

    private void AddCustomers()
    {
        foreach (var person in Story.Customers())
        {
            db.Customers.Add(new Customer(person.Name, person.Email, person.Language));
            if (DemoDesk.CustomersWithAccount.Contains(person.Email))
            {
                AddAccount(person.Name, person.Email, person.Language, agent: null);
            }
        }
    }

    /// <summary>Without a password nobody signs in by typing one: the only way in is the sign-in page's offer.</summary>
    private void AddAccount(string name, string email, Language language, Agent? agent)
    {
        var key = email.ToUpperInvariant();
        db.Users.Add(new Account
        {
            Name = name, Language = language, Agent = agent,
            UserName = email, NormalizedUserName = key, Email = email, NormalizedEmail = key, EmailConfirmed = true,
            SecurityStamp = SecretToken.Create().Text, LockoutEnabled = true,
        });
    }

    private Qualification Qualified(DemoMember member, Agent agent, Evidence evidence, Skill skill)
    {
        var from = now.AddDays(-evidence.Since);
        var verifier = agents[member.Teams.Contains(DemoTeam.FirstLevel) || member.IsOfProvider ? DemoStaff.Lead : DemoStaff.SpecialistLead];
        if (verifier == agent)
        {
            verifier = agents[member == DemoStaff.Lead ? DemoStaff.SpecialistLead : DemoStaff.Lead];
        }

        var qualification = new Qualification(
            agent.Id, skill.Id, evidence.Level, evidence.Kind, evidence.Reference, from,
            evidence.Until is { } days ? now.AddDays(days) : null, agent.Id, from);
        if (evidence.Verified)
        {
            qualification.Verify(verifier.Id, from + VerifiedAfter);
        }

        return qualification;
    }
}
