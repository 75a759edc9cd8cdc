using Helpdesk.Application.Agents;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Import;

/// <summary>New people get an account without a password, as by hand; each is invited from their own page.</summary>
internal sealed class AgentsImport(
    HelpdeskDbContext db, UserManager<Account> accounts, ILookupNormalizer normalizer, ICurrentUser current, TimeProvider time, CoverageGuard guard) : IImport
{
    public async Task<ImportReport> CheckAsync(ImportTable table, CancellationToken cancellationToken) =>
        AgentsPlan.Of(table, await FactsAsync(cancellationToken)).Report(table);

    public async Task ApplyAsync(ImportTable table, ImportFile.Command command, CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(cancellationToken);
        var plan = AgentsPlan.Of(table, facts);
        plan.Report(table).OrThrow();

        var people = plan.Lines.Where(l => l.Effect != LineEffect.None).Select(l => l.Value).ToList();
        var known = people.Where(p => p.Agent is not null).ToDictionary(p => p.Agent!.Id);
        await guard.PassAsync(staffing => After(staffing, known), command, cancellationToken);
        var leaving = known.Values.Where(p => p.Agent!.Active && !p.Active).Select(p => p.Agent!.Id).ToList();
        if (known.Values.Any(p => p.Agent!.Role == AgentRole.Administrator && (p.Role != AgentRole.Administrator || !p.Active)))
        {
            await db.OneRemovalAtATimeAsync(cancellationToken);
        }

        await RenameAsync(known, cancellationToken);
        foreach (var person in people)
        {
            var id = person.Agent is null ? Create(person) : Change(person, person.Agent);
            Join(person, id, facts.Teams);
        }

        await db.EndAccessAsync(accounts, leaving, time.GetUtcNow(), cancellationToken);
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken)
    {
        var people = await db.Agents.AsNoTracking().OrderBy(a => a.Name).ThenBy(a => a.Id).Select(a => new
        {
            a.Name,
            a.Email,
            a.Role,
            a.Title,
            Provider = db.Providers.Where(p => p.Id == a.ProviderId).Select(p => p.Name).FirstOrDefault(),
            Teams = (from m in db.Set<TeamMember>()
                     join t in db.Teams on m.TeamId equals t.Id
                     where m.AgentId == a.Id
                     orderby t.Id
                     select t.Name).ToList(),
            a.Active,
        }).ToListAsync(cancellationToken);
        return [.. people.Select(p => new[]
        {
            p.Name, p.Email, $"{p.Role}", p.Title, p.Provider ?? "", string.Join($" {Columns.Between} ", p.Teams), p.Active ? "yes" : "no",
        })];
    }

    private static Staffing After(Staffing staffing, Dictionary<long, AgentsPlan.Person> known) =>
        staffing.WithoutPeople([.. known.Where(p => !p.Value.Active).Select(p => p.Key)]).With(p => known.TryGetValue(p.AgentId, out var person)
            ? p with { Teams = [.. person.Teams.Select(t => new CandidateTeam(t.Id, t.Tier, t.Active, [.. t.Families.Select(f => f.FamilyId)]))] }
            : p);

    private long Create(AgentsPlan.Person person)
    {
        var agent = new Agent(person.Name, person.Mail, person.Role, person.Provider?.Id);
        agent.Change(person.Name, person.Title, person.Role);
        if (!person.Active)
        {
            agent.Deactivate();
        }

        db.Users.Add(new Account
        {
            UserName = agent.Email,
            NormalizedUserName = normalizer.NormalizeName(agent.Email),
            Email = agent.Email,
            NormalizedEmail = normalizer.NormalizeEmail(agent.Email),
            SecurityStamp = Guid.NewGuid().ToString(),
            Name = agent.Name,
            LockoutEnabled = true,
            Agent = agent,
        });

        // The number that stands for the agent until the database has given one.
        return db.Entry(agent).Property(a => a.Id).CurrentValue;
    }

    private long Change(AgentsPlan.Person person, Agent agent)
    {
        agent.Change(person.Name, person.Title, person.Role);
        if (person.Active != agent.Active && person.Active)
        {
            agent.Reactivate();
        }
        else if (person.Active != agent.Active)
        {
            agent.Deactivate(current.User.Agent, administratorsRemain: true);
        }

        return agent.Id;
    }

    private static void Join(AgentsPlan.Person person, long id, IReadOnlyList<Team> teams)
    {
        foreach (var team in teams.Where(t => !person.Teams.Contains(t)))
        {
            team.Remove(id);
        }

        foreach (var team in person.Teams)
        {
            team.Add(id, person.Provider?.Id);
        }
    }

    private async Task RenameAsync(Dictionary<long, AgentsPlan.Person> known, CancellationToken cancellationToken)
    {
        var renamed = known.Where(p => p.Value.Agent!.Name != p.Value.Name).Select(p => (long?)p.Key).ToList();
        foreach (var account in await db.Users.Where(u => renamed.Contains(u.AgentId)).ToListAsync(cancellationToken))
        {
            account.Name = known[account.AgentId!.Value].Name;
        }
    }

    private async Task<AgentsPlan.Facts> FactsAsync(CancellationToken cancellationToken)
    {
        var addresses = await db.Users.Select(u => new { u.NormalizedEmail, u.AgentId }).ToListAsync(cancellationToken);
        var agents = await db.Agents.ToDictionaryAsync(a => a.Id, cancellationToken);
        return new(
            addresses.Where(a => a.AgentId is not null).ToDictionary(a => a.NormalizedEmail ?? "", a => agents[a.AgentId!.Value]),
            addresses.Where(a => a.AgentId is null).Select(a => a.NormalizedEmail ?? "").ToHashSet(),
            await db.Providers.OrderBy(p => p.Id).ToListAsync(cancellationToken),
            await db.Teams.Include(t => t.Members).Include(t => t.Families).AsSplitQuery().OrderBy(t => t.Id).ToListAsync(cancellationToken),
            current.User.Agent, mail => normalizer.NormalizeEmail(mail) ?? "");
    }
}
