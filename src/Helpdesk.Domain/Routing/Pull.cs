using System.Text.Json.Serialization;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>A ticket of a queue as somebody who asks for work sees it.</summary>
/// <param name="Skipped">They have skipped it before.</param>
public sealed record Waiting(QueuedWork Queued, RoutingCase Case, bool Skipped)
{
    /// <summary>Who has it; null for what waits in a queue.</summary>
    public long? OwnerId { get; init; }
}

/// <summary>"Give me the next": the most urgent work that this person may have, and why not what comes before it.</summary>
public static class Pull
{
    /// <param name="waiting">In any order.</param>
    /// <param name="plan">What is asked less of work that has waited long.</param>
    public static PullDecision Choose(
        RoutingCandidate person, IEnumerable<Waiting> waiting, AdmissionRules rules, RelaxationPlan plan, DateTimeOffset now)
    {
        List<PassedOver> passed = [];
        foreach (var one in waiting.OrderBy(w => w.Queued, WorkOrder.Instance))
        {
            if (one.Skipped)
            {
                passed.Add(new(one.Queued.Id, [Reason.Of("YouSkippedIt")]));
                continue;
            }

            var (relaxed, decision) = Relaxation.Least(
                one.Case, plan, plan.Waited(one.Case.WaitingSince, now), less => Eligibility.Judge(person, less, rules, now), d => d.IsAllowed);
            if (decision.IsAllowed)
            {
                return new(now, person.Agent.AgentId, one.Queued.Id, passed, relaxed.Dropped) { Gate = decision.Gate };
            }

            passed.Add(new(one.Queued.Id, decision.Verdict.Reasons));
        }

        return new(now, person.Agent.AgentId, null, passed, []);
    }
}

/// <param name="TicketId">What they get; null for nothing.</param>
/// <param name="Passed">What comes before it in the order, or all that waits, and why they do not get that.</param>
/// <param name="Dropped">What had been relaxed.</param>
public sealed record PullDecision(
    DateTimeOffset At, long AgentId, long? TicketId, IReadOnlyList<PassedOver> Passed, IReadOnlyList<Relaxed> Dropped)
{
    public const int MostListed = 20;

    /// <summary>What the gate says of what they get, as far as it was relaxed; null for nothing, and once it is read again.</summary>
    [JsonIgnore]
    public GateDecision? Gate { get; init; }

    /// <summary>The reasons that keep work from them, each with the number of tickets, the most frequent first.</summary>
    [JsonIgnore]
    public IReadOnlyList<(Reason Reason, int Tickets)> Counts =>
        [.. Passed.SelectMany(p => p.Reasons.Distinct()).CountBy(r => r).OrderByDescending(c => c.Value).Select(c => (c.Key, c.Value))];
}

public sealed record PassedOver(long TicketId, IReadOnlyList<Reason> Reasons);
