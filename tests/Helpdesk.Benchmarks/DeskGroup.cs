using System.Text.RegularExpressions;

namespace Helpdesk.Benchmarks;

/// <summary>The desk's own pages on a published build: start, memory, server CPU of the queue and of a ticket.</summary>
internal static partial class DeskGroup
{
    private const string DemoPerson = "Mei-Lin Hartmann";
    private const int Connections = 8;
    private const int Starts = 5;

    /// <summary>Before this the figures measure the compiler.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options)
    {
        var work = Directory.CreateTempSubdirectory("helpdesk-benchmark-");
        try
        {
            var folder = Path.Combine(work.FullName, "published");
            var data = Path.Combine(work.FullName, "data");
            await PublishedDesk.PublishAsync(folder);
            await using var database = await Database.CreateAsync(options.Database);
            var visitor = await FillAsync(folder, data, database.Settings, options.Tickets);
            return await MeasureAsync(folder, data, database.Settings, visitor, options);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>Development fills the desk and lets a demo person in; the session outlives the process, because its keys are in the data directory.</summary>
    private static async Task<Visitor> FillAsync(string folder, string data, string[] settings, int tickets)
    {
        using var desk = await PublishedDesk.StartAsync(folder, data, "Development", [.. settings, $"--Helpdesk:Demo:Tickets={tickets}"]);
        return await Visitor.SignInAsync(desk, DemoPerson);
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string folder, string data, string[] settings, Visitor visitor, Options options)
    {
        Figure Told(string name, double value, string unit, double? target, string how) =>
            new(name, value, unit, target, options.Database, options.Tickets, how);

        var starts = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            using var cold = await PublishedDesk.StartAsync(folder, data, "Production", settings);
            starts.Add(cold.FirstAnswer.TotalSeconds);
        }

        var figures = new List<Figure>
        {
            Told("start to first answer", starts.Order().ElementAt(Starts / 2), "s", 2.5, $"process start to the first 200 of the sign-in page, median of {Starts}, files cached by the system"),
        };

        using var desk = await PublishedDesk.StartAsync(folder, data, "Production", settings);
        var queue = new[] { "/desk?tier=Second" };
        var tickets = await TicketPathsAsync(desk, visitor);
        await visitor.AskAsync(desk, [.. queue, .. tickets], 1000);
        figures.Add(Told("resident memory after 1,000 requests", desk.ResidentBytes / 1e6, "MB", 220, "working set after 1,000 requests, queue and tickets in turn"));

        await visitor.AskAsync(desk, [.. queue, .. tickets], Connections, WarmUp);
        figures.AddRange(await PageAsync("queue page", queue, 3));
        figures.AddRange(await PageAsync("ticket page", tickets, 2));
        return figures;

        async Task<Figure[]> PageAsync(string name, string[] paths, double target)
        {
            var before = desk.Cpu;
            var answered = await visitor.AskAsync(desk, paths, Connections, Measured);
            var cpu = (desk.Cpu - before).TotalMilliseconds / answered;
            return
            [
                Told($"{name}, server CPU", cpu, "ms/request", target, $"process CPU time over requests, {Connections} connections, {Measured.TotalSeconds} s after {WarmUp.TotalSeconds} s of warm-up"),
                Told($"{name}, throughput", answered / Measured.TotalSeconds, "requests/s", null, "the same run; the load comes from the same machine"),
            ];
        }
    }

    /// <summary>The tickets of the first queue page: short and long conversations as they come.</summary>
    private static async Task<string[]> TicketPathsAsync(PublishedDesk desk, Visitor visitor)
    {
        using var client = visitor.Client();
        var page = await client.GetStringAsync(new Uri(desk.Address, "/desk?tier=Second"));
        var paths = TicketLink().Matches(page).Select(m => m.Value).Distinct().Take(50).ToArray();
        return paths.Length > 0 ? paths : throw new InvalidOperationException("The queue shows no ticket.");
    }

    [GeneratedRegex("/desk/tickets/[0-9]+(?=\")")]
    private static partial Regex TicketLink();
}
