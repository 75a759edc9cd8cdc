using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>What a file would do, or did.</summary>
public sealed record ImportReport(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<LineFault> Faults)
{
    /// <summary>A page shows so many lines and faults; the others are counted.</summary>
    public const int MostShown = 200;

    public int Created => Lines.Count(l => l.Effect == LineEffect.Create);

    public int Changed => Lines.Count(l => l.Effect == LineEffect.Change);

    public int Left => Lines.Count(l => l.Effect == LineEffect.None);

    /// <summary>All or nothing: one fault is enough for nothing.</summary>
    public void OrThrow() =>
        Verdict.Unless(Faults.Count == 0, Reason.Of("AnImportHasNoFault", Faults.Count)).OrThrow();
}

/// <summary>One kind of file: what it would do, doing it, and the same as a file.</summary>
internal interface IImport
{
    Task<ImportReport> CheckAsync(ImportTable table, CancellationToken cancellationToken);

    /// <summary>Does all of it, or throws before anything is done.</summary>
    Task ApplyAsync(ImportTable table, ImportFile.Command command, CancellationToken cancellationToken);

    /// <summary>The records under the headings of the kind, in their order.</summary>
    Task<IReadOnlyList<IReadOnlyList<string>>> ExportAsync(CancellationToken cancellationToken);
}

internal sealed class Imports(AgentsImport agents, SkillsImport skills, QualificationsImport qualifications)
{
    public IImport Of(ImportKind kind) => kind switch
    {
        ImportKind.Agents => agents,
        ImportKind.Skills => skills,
        ImportKind.Qualifications => qualifications,
    };
}

internal static class Reporting
{
    public static ImportReport Report<T>(this ImportPlan<T> plan, ImportTable table) =>
        new([.. plan.Lines.Select(l => l.Shown)], [.. table.Faults.Concat(plan.Faults).OrderBy(f => f.Line)]);
}
