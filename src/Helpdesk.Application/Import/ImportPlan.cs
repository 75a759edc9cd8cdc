using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>What a line does.</summary>
public enum LineEffect
{
    /// <summary>It is so already.</summary>
    None = 0,
    Create = 1,
    Change = 2,
}

/// <param name="What">Who or what it is about, as a person would say it.</param>
public sealed record PlannedLine(int Line, LineEffect Effect, string What);

/// <summary>A line, what it does, and what it needs for that.</summary>
internal sealed record Planned<T>(int Line, LineEffect Effect, string What, T Value)
{
    public PlannedLine Shown => new(Line, Effect, What);
}

/// <summary>What a file would do, line by line, and everything that speaks against it. Nothing is done while there is a fault.</summary>
internal sealed class ImportPlan<T>
{
    private readonly List<Planned<T>> lines = [];
    private readonly List<LineFault> faults = [];
    private readonly Dictionary<string, int> seen = [];

    public IReadOnlyList<Planned<T>> Lines => lines;

    public IReadOnlyList<LineFault> Faults => faults;

    public void Add(Planned<T> line) => lines.Add(line);

    public void Refuse(ImportLine line, string column, Reason reason) => faults.Add(new(line.Number, column, reason));

    public void Refuse(ImportLine line, Verdict verdict, string column) =>
        faults.AddRange(verdict.Reasons.Select(r => new LineFault(line.Number, column, r)));

    /// <summary>Each thing stands in a file once: the second time it is said where the first is.</summary>
    public bool IsFirst(ImportLine line, string column, string key)
    {
        if (seen.TryAdd(key, line.Number))
        {
            return true;
        }

        Refuse(line, column, Reason.Of("ALineIsThereOnce", seen[key]));
        return false;
    }

    /// <summary>Whether the line has no fault yet.</summary>
    public bool IsSound(ImportLine line) => faults.Count == 0 || faults[^1].Line != line.Number;
}
