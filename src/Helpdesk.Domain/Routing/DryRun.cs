using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>An assignment as it happened, and what was asked for then.</summary>
/// <param name="AgentId">Who took it.</param>
/// <param name="DoneAt">When they no longer had it; null for as long as they have it.</param>
public sealed record PastAssignment(long Id, long TicketId, long AgentId, string Agent, DateTimeOffset At, DateTimeOffset? DoneAt, RoutingCase Asked);

/// <summary>Somebody who could have been given work, and when they were on shift.</summary>
/// <param name="Shifts">In order, over all the time that is replayed and beyond the end of its last shift.</param>
public sealed record PastPerson(Candidate Agent, Availability Availability, IReadOnlyList<Agents.Span> Shifts);

/// <summary>Whom the router chooses; nobody, and then why.</summary>
/// <param name="Missing">Of <see cref="WhyNobody.NobodyQualified"/>: what nobody has.</param>
public sealed record Replayed(long? AgentId, string? Agent, WhyNobody? WhyNobody, IReadOnlyList<Reason> Missing)
{
    public bool IsSameAs(Replayed other) => (AgentId, WhyNobody) == (other.AgentId, other.WhyNobody);
}

/// <param name="Present">Under the rules as they are.</param>
/// <param name="Changed">Under the rules as they would be.</param>
public sealed record ReplayedAssignment(PastAssignment Past, Replayed Present, Replayed Changed)
{
    public bool IsMoved => !Present.IsSameAs(Changed);

    public bool IsLost => Present.AgentId is not null && Changed.AgentId is null;
}

/// <param name="Had">What they really took.</param>
public sealed record ReplayedPerson(long AgentId, string Agent, int Had, int Present, int Changed);

/// <param name="Present">Assignments that nobody could have had for this reason, under the rules as they are.</param>
public sealed record ReplayedReason(WhyNobody Why, int Present, int Changed);

/// <summary>Tickets that were really assigned, routed once more: under the rules as they are, and under changed ones.</summary>
/// <param name="Assignments">The newest first.</param>
public sealed record DryRun(IReadOnlyList<ReplayedAssignment> Assignments)
{
    /// <summary>More are not replayed at once.</summary>
    public const int Most = 2000;

    public const int MostDays = 90;

    public const int UsualDays = 30;

    /// <summary>What would be different.</summary>
    public IReadOnlyList<ReplayedAssignment> Moved => field ??= [.. Assignments.Where(a => a.IsMoved)];

    /// <summary>Assignments that somebody could have under the rules as they are and nobody under the changed ones.</summary>
    public int Lost => Moved.Count(a => a.IsLost);

    /// <summary>Assignments that go to somebody else, also such as nobody could have before.</summary>
    public int Elsewhere => Moved.Count(a => a.Changed.AgentId is not null);

    public IReadOnlyList<ReplayedPerson> People =>
        [.. Assignments.SelectMany(a => new (long? Id, string? Name, int Had, int Present, int Changed)[]
            {
                (a.Past.AgentId, a.Past.Agent, 1, 0, 0), (a.Present.AgentId, a.Present.Agent, 0, 1, 0), (a.Changed.AgentId, a.Changed.Agent, 0, 0, 1),
            })
            .Where(c => c.Id is not null).GroupBy(c => c.Id!.Value)
            .Select(g => new ReplayedPerson(g.Key, g.First().Name!, g.Sum(c => c.Had), g.Sum(c => c.Present), g.Sum(c => c.Changed)))
            .OrderByDescending(p => Math.Abs(p.Changed - p.Present)).ThenByDescending(p => p.Had).ThenBy(p => p.AgentId)];

    public IReadOnlyList<ReplayedReason> Reasons =>
        [.. Enum.GetValues<WhyNobody>()
            .Select(why => new ReplayedReason(why, Assignments.Count(a => a.Present.WhyNobody == why), Assignments.Count(a => a.Changed.WhyNobody == why)))
            .Where(r => r.Present + r.Changed > 0)];

    /// <summary>
    /// Each assignment by itself: what would follow from the ones before it is not played on, so that every difference comes from the
    /// rules. The router decides, with qualifications and overrides as they counted then and shifts as they were.
    /// Whom presence kept out is not recorded and not asked for. How much somebody had to do orders people as it really was, of the
    /// work that is replayed; it keeps nobody out.
    /// </summary>
    public static DryRun Of(
        IReadOnlyList<PastAssignment> assignments, IReadOnlyList<PastPerson> people, AdmissionRules present, AdmissionRules changed, RelaxationPlan plan)
    {
        var desk = new PastDesk(assignments, people);
        return new([.. assignments.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Select(a =>
        {
            var candidates = desk.For(a);
            return new ReplayedAssignment(a, Choose(present), Choose(changed));

            Replayed Choose(AdmissionRules rules)
            {
                var decision = Router.Choose(a.Asked, candidates, rules, plan, a.At);
                return new(decision.AgentId, decision.AgentId is null ? null : decision.Considered[0].Name, decision.WhyNobody, decision.Missing);
            }
        })]);
    }
}
