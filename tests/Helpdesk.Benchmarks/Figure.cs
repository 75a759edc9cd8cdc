using System.Globalization;
using System.Text.Json;

namespace Helpdesk.Benchmarks;

/// <summary>One measured figure.</summary>
/// <param name="Name">What it is called, written as <c>figure</c>.</param>
/// <param name="Target">The most it may be; null where a figure is only told.</param>
/// <param name="How">What exactly was measured.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Target, string Database, int Tickets, string How)
{
    public bool? Met => Target is { } target ? Value <= target : null;
}

internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Print(IReadOnlyList<Figure> figures)
    {
        Console.WriteLine();
        Console.WriteLine("| figure | value | target | met | how |");
        Console.WriteLine("|---|---:|---:|---|---|");
        foreach (var f in figures)
        {
            var met = f.Met switch { true => "yes", false => "NO", null => "" };
            Console.WriteLine($"| {f.Name} | {Number(f.Value)} {f.Unit} | {(f.Target is { } t ? $"≤ {Number(t)} {f.Unit}" : "")} | {met} | {f.How} |");
        }
    }

    public static Task WriteAsync(IEnumerable<Figure> figures, string file) =>
        File.WriteAllTextAsync(file, JsonSerializer.Serialize(
            figures.Select(f => new
            {
                figure = f.Name, value = f.Value, unit = f.Unit, target = f.Target, met = f.Met, database = f.Database, tickets = f.Tickets, how = f.How,
            }),
            Indented) + "\n");

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : value < 1000 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
