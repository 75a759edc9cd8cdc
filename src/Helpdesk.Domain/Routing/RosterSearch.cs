using System.Numerics;
using Helpdesk.Domain.Agents;

namespace Helpdesk.Domain.Routing;

/// <summary>One question after the other: of everybody, who is left when each condition has been asked, and who of them comes first.</summary>
internal sealed class RosterSearch(Candidate[] agents, Dictionary<long, int> index, GateAnswers gate, RosterColumns columns, int[] skills)
{
    private readonly ulong[] left = Bits.For(agents.Length);
    private readonly List<byte[]> levels = [];

    public long? Best(RoutingCase asked, DateTimeOffset now)
    {
        Array.Fill(left, ulong.MaxValue);
        KeepEligible(asked);
        levels.Clear();
        for (var s = 0; s < asked.Work.Skills.Count; s++)
        {
            levels.Add(gate.Levels(asked.Work, asked.Work.Skills[s].TopicId));
        }

        Standing? best = null;
        for (var word = 0; word < left.Length; word++)
        {
            for (var bits = left[word]; bits != 0; bits &= bits - 1)
            {
                var i = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (HasShift(i, asked, now) && StandingOf(i, asked, now) is var next
                    && (best is not { } leader || AgentOrder.Compare(next, leader, out _) < 0))
                {
                    best = next;
                }
            }
        }

        return best?.AgentId;
    }

    public bool IsEligible(int i, RoutingCase asked, DateTimeOffset now)
    {
        Array.Clear(left);
        left.Put(i, true);
        KeepEligible(asked);
        return left.Has(i) && HasShift(i, asked, now);
    }

    public WhyNobody WhyNobodyFor(RoutingCase asked)
    {
        if (gate.Serving(asked.Work.Tier, asked.Work.FamilyId).IsEmpty())
        {
            return WhyNobody.NoTeam;
        }

        Array.Fill(left, ulong.MaxValue);
        KeepQualified(asked);
        if (left.IsEmpty())
        {
            return WhyNobody.NobodyQualified;
        }

        KeepInvited(asked);
        return left.IsEmpty() ? WhyNobody.EverybodyExcluded : WhyNobody.NobodyFree;
    }

    private Standing StandingOf(int i, RoutingCase asked, DateTimeOffset now)
    {
        var fit = 0;
        for (var s = 0; s < levels.Count; s++)
        {
            fit += levels[s][i];
        }

        var (id, known) = (agents[i].AgentId, columns[i]);
        return new(asked.PrefersAt(id, now), fit, skills[i], known.Active, known.LastCompletedAt, id);
    }

    private void KeepEligible(RoutingCase asked)
    {
        KeepQualified(asked);
        KeepInvited(asked);
        if (asked.Path != RoutingPath.Assign)
        {
            left.And(columns.Present(asked.Path));
        }

        if (asked.Path.TakesCapacity())
        {
            left.And(columns.Free);
        }
    }

    /// <summary>
    /// Whom the gate lets have the work for each of its skills alone, it lets have it for all of them together:
    /// membership, admission, an override and whether somebody is in training do not depend on the skills.
    /// </summary>
    private void KeepQualified(RoutingCase asked)
    {
        var work = asked.Work;
        if (work.Skills.Count == 0)
        {
            left.And(gate.Admitted(work));
        }

        for (var s = 0; s < work.Skills.Count; s++)
        {
            left.And(gate.Skilled(work, work.Skills[s]));
        }

        if (asked.Language is { } language)
        {
            left.And(columns.Speaking(language));
        }

        if (asked.Path != RoutingPath.Assign)
        {
            KeepWithinReach(asked);
        }
    }

    private void KeepWithinReach(RoutingCase asked)
    {
        if (asked.Reach == Reach.OwnTeam && asked.TeamId is { } team)
        {
            left.And(columns.Team(team));
        }

        if (asked.Reach < Reach.AnyProvider)
        {
            left.And(columns.Provider(asked.ProviderId));
        }
    }

    private void KeepInvited(RoutingCase asked)
    {
        for (var e = 0; e < asked.Excluded.Count && asked.Path != RoutingPath.Assign; e++)
        {
            if (index.TryGetValue(asked.Excluded[e].AgentId, out var i))
            {
                left.Put(i, false);
            }
        }
    }

    private bool HasShift(int i, RoutingCase asked, DateTimeOffset now) =>
        asked.Path == RoutingPath.Assign || columns[i].HasShiftLeft(asked.LeastShiftLeft, now);
}
