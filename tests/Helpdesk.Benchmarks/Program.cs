using System.Globalization;
using Helpdesk.Benchmarks;
using Helpdesk.TestSupport;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
TestDatabase.AreDurable = true;

// Each group of figures by the name that the command line gives it.
Dictionary<string, Func<Options, Task<IReadOnlyList<Figure>>>> groups = new(StringComparer.Ordinal)
{
    ["desk"] = DeskGroup.RunAsync,
    ["routing"] = RoutingGroup.RunAsync,
    ["clocks"] = ClocksGroup.RunAsync,
};

if (Options.Parse(args, groups.Keys) is not { } options)
{
    Console.Error.WriteLine(Options.Usage(groups.Keys));
    return 2;
}

var figures = new List<Figure>();
foreach (var (name, run) in groups.Where(g => options.Group is "all" || options.Group == g.Key))
{
    Console.WriteLine($"Group {name}, {options.Database}, {options.Tickets:N0} tickets");
    figures.AddRange(await run(options));
}

Report.Print(figures);
if (options.Json is { } file)
{
    await Report.WriteAsync(figures, file);
}

return 0;
