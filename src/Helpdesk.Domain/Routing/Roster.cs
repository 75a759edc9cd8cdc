using Helpdesk.Domain.Agents;

namespace Helpdesk.Domain.Routing;

/// <summary>Whom a roster chose, and after how many steps of the plan; or why nobody.</summary>
public readonly record struct RosterChoice(long? AgentId, int Steps, WhyNobody? WhyNobody);

/// <summary>
/// The people of a desk as of a time, in columns of bits, so that one of ten thousand is chosen in well under a millisecond:
/// whom <see cref="Router"/> would choose, by the gate's own answers and the same order. Several threads may use it.
/// </summary>
public sealed class Roster
{
    private readonly Lock turn = new();
    private readonly Candidate[] agents;
    private readonly Dictionary<long, int> index;
    private readonly AdmissionRules rules;
    private readonly GateAnswers gate;
    private readonly RosterColumns columns;
    private readonly RosterSearch search;

    public Roster(IEnumerable<RoutingCandidate> people, AdmissionRules rules, DateTimeOffset now)
    {
        var all = people.OrderBy(p => p.Agent.AgentId).ToArray();
        agents = [.. all.Select(p => p.Agent)];
        index = agents.Index().ToDictionary(a => a.Item.AgentId, a => a.Index);
        gate = new(agents, rules, now);
        columns = new(all);
        search = new(agents, index, gate, columns, [.. agents.Select(a => Standing.SkillsOf(a, now))]);
        (this.rules, BuiltAt, ValidUntil) = (rules, now, NextChange(agents, rules, now));
    }

    public DateTimeOffset BuiltAt { get; }

    /// <summary>
    /// The first moment at which a qualification, an override or a traineeship begins or ceases to count, or a guideline is required:
    /// from then on a new roster is needed.
    /// The end of a shift is looked at with every choice; its beginning is told by <see cref="Set(long, Availability)"/>.
    /// </summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>Asks for as little relaxation as finds somebody, up to what the wait has reached.</summary>
    /// <param name="waited">How long the work has waited as the plan counts it; by the clock when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The roster is not valid at that time.</exception>
    public RosterChoice Choose(RoutingCase asked, RelaxationPlan plan, DateTimeOffset now, TimeSpan? waited = null)
    {
        lock (Valid(now))
        {
            var reached = plan.Reached(waited ?? plan.Waited(asked.WaitingSince, now));
            var relaxed = asked;
            for (var steps = 0; ; steps++)
            {
                if (search.Best(relaxed, now) is { } chosen)
                {
                    return new(chosen, steps, null);
                }

                if (steps == reached)
                {
                    return new(null, steps, search.WhyNobodyFor(relaxed));
                }

                relaxed = Relaxation.After(steps + 1, plan, asked).Case;
            }
        }
    }

    /// <summary>The same choice with all that is kept of it. Judges everybody who serves tier and family, so it takes their number's time.</summary>
    public Decision Explain(RoutingCase asked, RelaxationPlan plan, DateTimeOffset now, TimeSpan? waited = null)
    {
        lock (Valid(now))
        {
            var work = Relaxation.After(Choose(asked, plan, now, waited).Steps, plan, asked).Case.Work;
            var serving = gate.Serving(work.Tier, work.FamilyId);
            var people = Enumerable.Range(0, agents.Length).Where(serving.Has).Select(i => new RoutingCandidate(agents[i], columns[i]));
            return Router.Choose(asked, [.. people], rules, plan, now, waited);
        }
    }

    /// <summary>Whether this person is eligible without any relaxation, as whoever takes the next ticket has to be.</summary>
    public bool MayTake(long agentId, RoutingCase asked, DateTimeOffset now)
    {
        lock (Valid(now))
        {
            return index.TryGetValue(agentId, out var i) && search.IsEligible(i, asked, now);
        }
    }

    /// <summary>One more ticket is theirs.</summary>
    public void Take(long agentId) => Change(agentId, a => a with { Active = a.Active + 1 });

    /// <summary>One of their tickets is done.</summary>
    public void Complete(long agentId, DateTimeOffset at) => Change(agentId, a => a with { Active = a.Active - 1, LastCompletedAt = at });

    public void Set(long agentId, Presence presence) => Change(agentId, a => a with { Presence = presence });

    public void Set(long agentId, Availability availability) => Change(agentId, _ => availability);

    private void Change(long agentId, Func<Availability, Availability> change)
    {
        lock (turn)
        {
            var i = index[agentId];
            columns.Change(i, change(columns[i]));
        }
    }

    private Lock Valid(DateTimeOffset now) => now >= BuiltAt && now < ValidUntil
        ? turn
        : throw new ArgumentOutOfRangeException(nameof(now), now, $"The roster is valid from {BuiltAt:O} until {ValidUntil:O}.");

    private static DateTimeOffset NextChange(Candidate[] agents, AdmissionRules rules, DateTimeOffset now)
    {
        var changes = agents.SelectMany(a =>
            a.Qualifications.SelectMany(q => new[] { q.ValidFrom, q.ValidUntil, q.VerifiedAt, q.RevokedAt })
                .Concat(a.Overrides.SelectMany(o => new[] { o.GrantedAt, o.ValidUntil, o.EndedAt }))
                .Concat(a.Trainings.SelectMany(t => new[] { t.From, t.Until, t.EndedAt })));
        return changes.Concat(rules.Changes).Where(c => c > now).Min() ?? DateTimeOffset.MaxValue;
    }
}
