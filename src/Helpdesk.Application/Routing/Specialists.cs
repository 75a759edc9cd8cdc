using Helpdesk.Application.Security;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Application.Routing;

/// <summary>Whom a question about a ticket could go to. The router decides; here is only what it is asked with.</summary>
internal sealed class Specialists(Dispatcher dispatcher, GateKeeper gate)
{
    /// <summary>
    /// The best who is there, and why each of the others not. The language is that of colleagues, nobody
    /// needs room for a question, and somebody in training is no specialist.
    /// Four statements.
    /// </summary>
    /// <param name="ticket">With its open questions.</param>
    /// <param name="work">In the tier and with the skill of the question.</param>
    /// <param name="facts">Who may see the ticket, and who has declined.</param>
    /// <param name="asker">Of another provider's people they learn nothing.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="only">Somebody who was chosen by hand.</param>
    public async Task<Decision> FindAsync(
        Ticket ticket, Work work, ConsultFacts facts, CurrentUser asker, DateTimeOffset now, CancellationToken cancellationToken, long? only = null)
    {
        var asked = new RoutingCase(work, RoutingPath.Consult, ticket.CreatedAt) { Reach = Reach.AnyProvider };
        var people = (await dispatcher.PeopleAsync(asked, RelaxationPlan.None, now, cancellationToken))
            .Select(p => p with { Agent = p.Agent with { Trainings = [] } })
            .Where(p => p.Agent.AgentId != asker.AgentId && (only is null || p.Agent.AgentId == only) && IsKnownTo(asker, p.Availability.ProviderId)).ToList();
        var rules = await gate.RulesAsync(work.Tier, cancellationToken);
        return Router.Choose(asked with { Excluded = [.. Excluded(ticket, work, facts, people)] }, people, rules, RelaxationPlan.None, now);
    }

    private static bool IsKnownTo(CurrentUser asker, long? employer) => asker.ProviderId is null || employer is null || employer == asker.ProviderId;

    private static IEnumerable<Exclusion> Excluded(Ticket ticket, Work work, ConsultFacts facts, IEnumerable<RoutingCandidate> people) =>
    [
        .. ticket.OwnerId is { } owner ? [new Exclusion(owner, ExclusionKind.Owner)] : Array.Empty<Exclusion>(),
        .. ticket.OpenConsults.Select(c => new Exclusion(c.AgentId, ExclusionKind.Asked)),
        .. facts.Declined.Where(d => work.Skills.Any(s => s.TopicId == d.TopicId)).Select(d => new Exclusion(d.AgentId, ExclusionKind.DeclinedToAnswer)).Distinct(),
        .. people.Where(p => p.Availability.ProviderId is { } provider && !facts.Providers.Contains(provider))
            .Select(p => new Exclusion(p.Agent.AgentId, ExclusionKind.Outside)),
    ];
}
