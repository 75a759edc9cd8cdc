using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Coverage;

/// <summary>
/// When somebody may do a kind of work by what they can prove: the gate lets them into the tier, and above First Level they know
/// some topic at its level. An override is no proof: it lets somebody help out, and must not hide that nobody has learnt it.
/// Qualifications change only at their edges, so the gate is asked once between two of them.
/// </summary>
internal sealed class Holding(Candidate agent, AdmissionRules rules, DateTimeOffset from, DateTimeOffset until)
{
    private readonly Candidate proven = agent.Overrides.Count + agent.Trainings.Count == 0 ? agent : agent with { Overrides = [], Trainings = [] };
    private readonly Dictionary<(Tier, long), IReadOnlyList<Span>> admitted = [];

    public bool MayServe(CoverageCell cell)
    {
        for (var t = 0; agent.Active && t < agent.Teams.Count; t++)
        {
            var team = agent.Teams[t];
            if (team.Active && team.Tier == cell.Tier && team.Serves(cell.FamilyId))
            {
                return true;
            }
        }

        return false;
    }

    public IReadOnlyList<Span> Of(CoverageCell cell)
    {
        if (!MayServe(cell))
        {
            return [];
        }

        var within = Admitted(cell);
        return cell.Level is { } level && within.Count > 0 ? Spans.Both(within, Proven(cell, level)) : within;
    }

    private IReadOnlyList<Span> Admitted(CoverageCell cell)
    {
        if (admitted.TryGetValue((cell.Tier, cell.FamilyId), out var known))
        {
            return known;
        }

        List<Span> spans = [];
        var edges = Edges(cell.FamilyId);
        for (var i = 0; i < edges.Count; i++)
        {
            if (Gate.Judge(proven, cell.Work with { GenerationId = null, Generation = null }, rules, edges[i]).Verdict.IsAllowed)
            {
                spans.Add(new(edges[i], i + 1 < edges.Count ? edges[i + 1] : until));
            }
        }

        return admitted[(cell.Tier, cell.FamilyId)] = Spans.Joined(spans);
    }

    private List<DateTimeOffset> Edges(long familyId)
    {
        List<DateTimeOffset> edges = [from];
        foreach (var held in proven.Qualifications)
        {
            if (held.FamilyId == familyId)
            {
                Add(held.ValidFrom);
                Add(held.ValidUntil);
                Add(held.VerifiedAt);
                Add(held.RevokedAt);
            }
        }

        foreach (var change in rules.Changes)
        {
            Add(change);
        }

        edges.Sort();
        return edges;

        void Add(DateTimeOffset? edge)
        {
            if (edge is { } at && at > from && at < until && !edges.Contains(at))
            {
                edges.Add(at);
            }
        }
    }

    private List<Span> Proven(CoverageCell cell, SkillLevel level)
    {
        List<Span> spans = [];
        foreach (var held in proven.Qualifications)
        {
            if (held.FamilyId == cell.FamilyId && held.Level >= level && held.Covers(cell.GenerationId) && Valid(held) is { } span)
            {
                spans.Add(span);
            }
        }

        return Spans.Joined(spans);
    }

    private Span? Valid(HeldQualification held)
    {
        if (held.VerifiedAt is not { } verified)
        {
            return null;
        }

        var (begin, end) = (held.ValidFrom > verified ? held.ValidFrom : verified, held.ValidUntil ?? until);
        end = held.RevokedAt < end ? held.RevokedAt.Value : end;
        (begin, end) = (begin < from ? from : begin, end > until ? until : end);
        return begin < end ? new(begin, end) : null;
    }
}

internal static class Spans
{
    /// <summary>In order, those that touch or overlap as one.</summary>
    public static List<Span> Joined(List<Span> spans)
    {
        if (spans.Count < 2)
        {
            return spans;
        }

        spans.Sort((a, b) => a.From.CompareTo(b.From));
        List<Span> joined = [spans[0]];
        foreach (var span in spans.Skip(1))
        {
            if (span.From > joined[^1].Until)
            {
                joined.Add(span);
            }
            else if (span.Until > joined[^1].Until)
            {
                joined[^1] = joined[^1] with { Until = span.Until };
            }
        }

        return joined;
    }

    /// <summary>What lies within the bounds and in none of these, which are in order and part.</summary>
    public static List<Span> Outside(IReadOnlyList<Span> these, DateTimeOffset from, DateTimeOffset until)
    {
        List<Span> outside = [];
        foreach (var span in these)
        {
            if (from < span.From)
            {
                outside.Add(new(from, span.From));
            }

            from = span.Until;
        }

        return from < until ? [.. outside, new(from, until)] : outside;
    }

    /// <summary>The time that lies in both.</summary>
    public static List<Span> Both(IReadOnlyList<Span> these, IReadOnlyList<Span> those)
    {
        List<Span> both = [];
        for (int i = 0, j = 0; i < these.Count && j < those.Count;)
        {
            var from = these[i].From > those[j].From ? these[i].From : those[j].From;
            var until = these[i].Until < those[j].Until ? these[i].Until : those[j].Until;
            if (from < until)
            {
                both.Add(new(from, until));
            }

            _ = these[i].Until < those[j].Until ? i++ : j++;
        }

        return both;
    }
}
