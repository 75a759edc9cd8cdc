namespace Helpdesk.Application.Ports;

/// <summary>Tables as text after RFC 4180, separated by a comma, a semicolon or a tab. It knows nothing of what they mean.</summary>
public interface ICsvFiles
{
    /// <summary>Never throws for what a text says: a record that cannot be read is named by the line it begins on and left out.</summary>
    CsvContent Read(string text, char separator);

    /// <summary>One line per record, each ended by CR LF; cells are quoted where they must be.</summary>
    string Write(IEnumerable<IReadOnlyList<string>> records, char separator);
}

/// <param name="Unreadable">The lines, from 1, on which records with broken quotes begin.</param>
public sealed record CsvContent(IReadOnlyList<CsvRecord> Records, IReadOnlyList<int> Unreadable);

/// <param name="Line">The line of the text on which the record begins, from 1; a quoted cell may hold line breaks.</param>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Cells);
