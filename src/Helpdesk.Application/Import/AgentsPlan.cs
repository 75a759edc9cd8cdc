using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Application.Import;

/// <summary>People by their address: whoever has none yet is created, the others become as the line says.</summary>
internal static class AgentsPlan
{
    /// <param name="Agents">By normalized address.</param>
    /// <param name="Customers">The normalized addresses with which customers sign in.</param>
    internal sealed record Facts(
        IReadOnlyDictionary<string, Agent> Agents, IReadOnlySet<string> Customers, IReadOnlyList<ServiceProvider> Providers, IReadOnlyList<Team> Teams,
        long Importer, Func<string, string> Normalize);

    internal sealed record Person(
        Agent? Agent, string Name, string Mail, AgentRole Role, string Title, ServiceProvider? Provider, IReadOnlyList<Team> Teams, bool Active)
    {
        public bool IsSame(IReadOnlyList<Team> teams) =>
            Agent is { } a && (a.Name, a.Role, a.Title, a.Active) == (Name, Role, Title, Active) && teams.ToHashSet().SetEquals(Teams);
    }

    public static ImportPlan<Person> Of(ImportTable table, Facts facts)
    {
        var plan = new ImportPlan<Person>();
        foreach (var line in table.Lines)
        {
            var person = Read(line, plan, facts);
            if (plan.IsSound(line) && plan.IsFirst(line, Columns.Mail, facts.Normalize(person.Mail)))
            {
                var effect = person.Agent is null ? LineEffect.Create
                    : person.IsSame([.. facts.Teams.Where(t => t.Members.Any(m => m.AgentId == person.Agent.Id))]) ? LineEffect.None : LineEffect.Change;
                plan.Add(new(line.Number, effect, $"{person.Name}, {person.Mail}", person));
            }
        }

        return plan;
    }

    private static Person Read(ImportLine line, ImportPlan<Person> plan, Facts facts)
    {
        var mail = plan.Mail(line, Customer.EmailMaxLength);
        var person = new Person(
            facts.Agents.GetValueOrDefault(facts.Normalize(mail)), plan.Text(line, Columns.Name, Agent.NameMaxLength), mail,
            plan.Choice<Person, AgentRole>(line, Columns.Role), plan.Text(line, Columns.Title, Agent.TitleMaxLength, required: false),
            Provider(line, plan, facts), Teams(line, plan, facts), plan.Truth(line, Columns.Active));
        if (!plan.IsSound(line))
        {
            return person;
        }

        if (facts.Customers.Contains(facts.Normalize(mail)))
        {
            plan.Refuse(line, Columns.Mail, Reason.Of("TheAddressIsNoCustomers", mail));
        }

        plan.Refuse(line, Agent.CanBe(person.Role, person.Provider?.Id), Columns.Role);
        foreach (var team in person.Teams.Where(t => !t.CanAdd(person.Provider?.Id).IsAllowed))
        {
            plan.Refuse(line, Columns.Teams, Reason.Of("TheTeamIsOfTheEmployer", team.Name));
        }

        if (person.Agent is { } agent)
        {
            plan.Refuse(line, Verdict.Unless(agent.ProviderId == person.Provider?.Id, Reason.Of("TheEmployerStays")), Columns.Provider);
            plan.Refuse(line, agent.CanBecome(person.Role, facts.Importer), Columns.Role);
            plan.Refuse(line, person.Active || !agent.Active ? Verdict.Yes : agent.CanDeactivate(facts.Importer, administratorsRemain: true), Columns.Active);
        }

        return person;
    }

    private static ServiceProvider? Provider(ImportLine line, ImportPlan<Person> plan, Facts facts)
    {
        var name = line[Columns.Provider];
        var provider = facts.Providers.FirstOrDefault(p => Names.AreSame(p.Name, name));
        if (name.Length > 0 && provider is null)
        {
            plan.Refuse(line, Columns.Provider, Reason.Of("TheProviderIsKnown", name));
        }

        return provider;
    }

    private static List<Team> Teams(ImportLine line, ImportPlan<Person> plan, Facts facts)
    {
        var teams = new List<Team>();
        foreach (var name in line.All(Columns.Teams))
        {
            if (facts.Teams.FirstOrDefault(t => Names.AreSame(t.Name, name)) is { } team)
            {
                teams.Add(team);
            }
            else
            {
                plan.Refuse(line, Columns.Teams, Reason.Of("TheTeamIsKnown", name));
            }
        }

        return teams;
    }
}
