using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>What was decided about a ticket, kept with it: who was considered, why each was in or out, what was relaxed, or why nobody.</summary>
public sealed class RoutingDecision : Entity
{
    private RoutingDecision()
    {
    }

    public RoutingDecision(long ticketId, Decision decision) : this(ticketId, decision.Path, decision.AgentId, decision.At) =>
        (Content, WhyNobody) = (DecisionJson.Write(decision), decision.WhyNobody);

    public RoutingDecision(long ticketId, PullDecision decision) : this(ticketId, RoutingPath.Pull, decision.AgentId, decision.At) =>
        Content = DecisionJson.Write(decision with { Passed = [.. decision.Passed.Take(PullDecision.MostListed)] });

    private RoutingDecision(long ticketId, RoutingPath path, long? agentId, DateTimeOffset at) =>
        (TicketId, Path, AgentId, At) = (ticketId, path, agentId, at);

    public long TicketId { get; private set; }

    public RoutingPath Path { get; private set; }

    /// <summary>Who was chosen; null for nobody.</summary>
    public long? AgentId { get; private set; }

    public WhyNobody? WhyNobody { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>As <see cref="DecisionJson"/> writes it.</summary>
    public string Content { get; private set; } = "";
}
