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
            var (allowed, dropped, reasons) = Judge(person, one, rules, plan, now);
            if (allowed)
            {
                return new(now, person.Agent.AgentId, one.Queued.Id, passed, dropped);
            }

            passed.Add(new(one.Queued.Id, reasons));
        }

        return new(now, person.Agent.AgentId, null, passed, []);
    }

    private static (bool Allowed, IReadOnlyList<Relaxed> Dropped, IReadOnlyList<Reason> Reasons) Judge(
        RoutingCandidate person, Waiting one, AdmissionRules rules, RelaxationPlan plan, DateTimeOffset now)
    {
        if (one.Skipped)
        {
            return (false, [], [Reason.Of("YouSkippedIt")]);
        }

        IReadOnlyList<Reason> reasons = [];
        for (var (step, reached) = (0, plan.Reached(one.Case.Waited(now))); step <= reached; step++)
        {
            var relaxed = Relaxation.After(step, plan, one.Case);
            var decision = Eligibility.Judge(person, relaxed.Case, rules, now);
            if (decision.IsAllowed)
            {
                return (true, relaxed.Dropped, []);
            }

            reasons = decision.Verdict.Reasons;
        }

        return (false, [], reasons);
    }
}

/// <param name="TicketId">What they get; null for nothing.</param>
/// <param name="Passed">What comes before it in the order, or all that waits, and why they do not get that.</param>
/// <param name="Dropped">What had been relaxed.</param>
public sealed record PullDecision(
    DateTimeOffset At, long AgentId, long? TicketId, IReadOnlyList<PassedOver> Passed, IReadOnlyList<Relaxed> Dropped)
{
    public const int MostListed = 20;

    /// <summary>The reasons that keep work from them, each with the number of tickets, the most frequent first.</summary>
    [JsonIgnore]
    public IReadOnlyList<(Reason Reason, int Tickets)> Counts =>
        [.. Passed.SelectMany(p => p.Reasons.Distinct()).CountBy(r => r).OrderByDescending(c => c.Value).Select(c => (c.Key, c.Value))];
}

public sealed record PassedOver(long TicketId, IReadOnlyList<Reason> Reasons);
