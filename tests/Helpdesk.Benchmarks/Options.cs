using System.Globalization;

namespace Helpdesk.Benchmarks;

/// <param name="Group">A group's name, or <c>all</c>.</param>
/// <param name="Tickets">How many tickets the generated desk holds.</param>
/// <param name="Database"><c>sqlite</c>, <c>postgresql</c> or <c>sqlserver</c>.</param>
/// <param name="Json">Where the figures are written as JSON as well.</param>
internal sealed record Options(string Group, int Tickets, string Database, string? Json)
{
    private static readonly string[] Databases = ["sqlite", "postgresql", "sqlserver"];

    public static string Usage(IEnumerable<string> groups) =>
        $"Usage: GROUP [--tickets N] [--database {string.Join('|', Databases)}] [--json FILE]\nGROUP is one of: {string.Join(", ", groups)}, all";

    /// <summary>Null when the command line is not understood.</summary>
    public static Options? Parse(string[] args, ICollection<string> groups)
    {
        if (args.Length % 2 == 0 || !(groups.Contains(args[0]) || args[0] == "all"))
        {
            return null;
        }

        var options = new Options(args[0], 20_000, Databases[0], null);
        foreach (var pair in args.Skip(1).Chunk(2))
        {
            var next = (pair[0], pair[1]) switch
            {
                ("--tickets", var text) when int.TryParse(text, CultureInfo.InvariantCulture, out var tickets) && tickets > 0 => options with { Tickets = tickets },
                ("--database", var name) when Databases.Contains(name) => options with { Database = name },
                ("--json", var file) => options with { Json = file },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
