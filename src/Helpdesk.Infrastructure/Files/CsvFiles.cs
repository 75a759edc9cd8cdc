using CsvHelper;
using Helpdesk.Application.Ports;

namespace Helpdesk.Infrastructure.Files;

/// <summary>CsvHelper reads and writes the records; the desk's own rules about them are not its business.</summary>
internal sealed class CsvFiles : ICsvFiles
{
    public CsvContent Read(string text, char separator)
    {
        var unreadable = new List<int>();
        var records = new List<CsvRecord>();
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = malformed => unreadable.Add((int)malformed.LineNumber),
        });
        while (reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.GetString(i);
            }

            records.Add(new((int)reader.LineNumber, cells));
        }

        return new(records, unreadable);
    }

    public string Write(IEnumerable<IReadOnlyList<string>> records, char separator)
    {
        using var text = new StringWriter();
        using (var writer = CsvWriter.Create(text, new CsvWriterOptions { Separator = separator, NewLine = "\r\n" }, true))
        {
            foreach (var record in records)
            {
                writer.WriteRecord([.. record]);
            }
        }

        return text.ToString();
    }
}
