using Helpdesk.Application.DueWork;

namespace Helpdesk.Infrastructure.Jobs;

/// <summary>What this node did since it was last written down: one row per kind instead of one statement per item.</summary>
internal sealed class DueTally
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, NoteDueRuns.Entry> kinds = [];

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return kinds.Count == 0;
            }
        }
    }

    public void Add(NoteDueRuns.Entry entry)
    {
        lock (gate)
        {
            kinds[entry.Kind] = kinds.TryGetValue(entry.Kind, out var known) ? Sum(known, entry) : entry;
        }
    }

    /// <summary>All of it; from now on it is counted anew.</summary>
    public IReadOnlyList<NoteDueRuns.Entry> Take()
    {
        lock (gate)
        {
            var taken = kinds.Values.ToList();
            kinds.Clear();
            return taken;
        }
    }

    private static NoteDueRuns.Entry Sum(NoteDueRuns.Entry a, NoteDueRuns.Entry b) => (a.LastAt <= b.LastAt ? b : a) with
    {
        Runs = a.Runs + b.Runs, Failures = a.Failures + b.Failures, WorstLateness = a.WorstLateness < b.WorstLateness ? b.WorstLateness : a.WorstLateness,
    };
}
