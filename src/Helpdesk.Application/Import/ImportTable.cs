using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Ports;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Import;

/// <summary>What is wrong on a line.</summary>
/// <param name="Line">From 1, which holds the headings; 0 for the file as a whole.</param>
/// <param name="Column">The heading of the cell; empty for the line as a whole.</param>
public sealed record LineFault(int Line, string Column, Reason Reason);

/// <summary>The lines of a file under the headings of its kind, and what of it could not be read.</summary>
public sealed record ImportTable(IReadOnlyList<ImportLine> Lines, IReadOnlyList<LineFault> Faults)
{
    public const int MaxLines = 5000;

    public static ImportTable Read(ImportKind kind, string text, ICsvFiles csv)
    {
        var content = csv.Read(text, ImportText.SeparatorOf(text));
        List<LineFault> faults = [.. content.Unreadable.Select(line => new LineFault(line, "", Reason.Of("QuotesArePaired")))];
        if (content.Records.Count == 0)
        {
            return new([], faults.Count > 0 ? faults : [new(0, "", Reason.Of("AnImportIsNotEmpty"))]);
        }

        var first = content.Records[0];
        List<string> headings = [.. first.Cells.Select(Heading)];
        faults.AddRange(FaultsOf(kind, headings, first.Line));
        if (faults.Exists(f => f.Line == first.Line))
        {
            return new([], faults);
        }

        var filled = content.Records.Skip(1).Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        if (filled.Count > MaxLines)
        {
            return new([], [new(0, "", Reason.Of("AnImportHasSoManyLines", MaxLines, filled.Count))]);
        }

        faults.AddRange(filled.Where(r => r.Cells.Count != headings.Count)
            .Select(r => new LineFault(r.Line, "", Reason.Of("ALineHasACellPerHeading", headings.Count, r.Cells.Count))));
        return new([.. filled.Where(r => r.Cells.Count == headings.Count).Select(r => new ImportLine(
            r.Line, headings.Zip(r.Cells, (heading, cell) => (heading, CellText.Plain(cell).Trim())).ToDictionary(c => c.heading, c => c.Item2)))], faults);
    }

    private static IEnumerable<LineFault> FaultsOf(ImportKind kind, List<string> headings, int line)
    {
        var known = Columns.Of(kind);
        foreach (var missing in known.Except(headings).Except(Columns.Optional))
        {
            yield return new(line, missing, Reason.Of("EveryHeadingIsThere", missing));
        }

        foreach (var unknown in headings.Except(known))
        {
            yield return new(line, unknown, Reason.Of("EveryHeadingIsKnown", unknown, string.Join(", ", known)));
        }

        foreach (var twice in headings.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => g.Key))
        {
            yield return new(line, twice, Reason.Of("EveryHeadingIsThereOnce", twice));
        }
    }

    private static string Heading(string cell) => Names.Normal(CellText.Plain(cell).Trim()).ToLowerInvariant();
}

/// <summary>One line; a column that the file leaves out reads as empty.</summary>
public sealed record ImportLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>The values of a cell that holds several.</summary>
    public IReadOnlyList<string> All(string column) =>
        this[column].Split(Columns.Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
