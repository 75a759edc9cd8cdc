using Helpdesk.Domain.Agents;

namespace Helpdesk.Domain.Routing;

/// <summary>The people as they were at a moment of the past: who was on shift until when, and what they had to do.</summary>
internal sealed class PastDesk
{
    private static readonly Load None = new([], [], []);

    private readonly ILookup<(Teams.Tier, long?), PastPerson> serving;
    private readonly Dictionary<long, Load> loads;

    public PastDesk(IReadOnlyList<PastAssignment> assignments, IReadOnlyList<PastPerson> people)
    {
        // The gate refuses everybody else: of a large desk only these are asked.
        serving = people.SelectMany(p => p.Agent.Teams.Where(t => t.Active).SelectMany(t => Families(t).Select(f => (Key: (t.Tier, f), Person: p))).Distinct())
            .ToLookup(s => s.Key, s => s.Person);
        loads = assignments.GroupBy(a => a.AgentId).ToDictionary(g => g.Key, g => new Load(
            [.. g.Select(a => a.At).Order()], [.. g.Select(a => a.DoneAt ?? DateTimeOffset.MaxValue).Order()], [.. g.Select(a => a.Id)]));
    }

    /// <summary>Everybody on a team that serves the work's tier and family.</summary>
    public IReadOnlyList<RoutingCandidate> For(PastAssignment assignment)
    {
        var (tier, family) = (assignment.Asked.Work.Tier, assignment.Asked.Work.FamilyId);
        return [.. serving[(tier, family)].Union(serving[(tier, null)]).Select(p => new RoutingCandidate(p.Agent, At(p, assignment)))];
    }

    private Availability At(PastPerson person, PastAssignment assignment)
    {
        var load = loads.GetValueOrDefault(person.Agent.AgentId, None);
        return person.Availability with
        {
            Presence = Presence.Available,
            OnShiftUntil = ShiftEnd(person.Shifts, assignment.At),
            Capacity = int.MaxValue,
            Active = load.At(assignment),
            LastCompletedAt = load.LastDone(assignment.At),
        };
    }

    private static IEnumerable<long?> Families(CandidateTeam team) => team.FamilyIds.Count == 0 ? [null] : team.FamilyIds.Select(f => (long?)f);

    private static DateTimeOffset? ShiftEnd(IReadOnlyList<Span> shifts, DateTimeOffset at)
    {
        var (low, high) = (0, shifts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = shifts[middle].Until > at ? (low, middle) : (middle + 1, high);
        }

        return low < shifts.Count && shifts[low].From <= at ? shifts[low].Until : null;
    }

    /// <summary>What somebody really had, by the beginnings and ends of it.</summary>
    private sealed record Load(DateTimeOffset[] Taken, DateTimeOffset[] Done, HashSet<long> Own)
    {
        /// <summary>So many at that moment; the ticket that is just being given does not count against whoever got it.</summary>
        public int At(PastAssignment assignment) =>
            UpTo(Taken, assignment.At) - UpTo(Done, assignment.At) - (Own.Contains(assignment.Id) ? 1 : 0);

        public DateTimeOffset? LastDone(DateTimeOffset at) => UpTo(Done, at) is var done and > 0 ? Done[done - 1] : null;

        /// <summary>How many are not after it.</summary>
        private static int UpTo(DateTimeOffset[] times, DateTimeOffset at)
        {
            var (low, high) = (0, times.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = times[middle] > at ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }
}
