using System.Diagnostics;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Clocks;

namespace Helpdesk.Benchmarks;

/// <summary>When something falls due: the arithmetic of business time, and what is done then.</summary>
internal static class ClocksGroup
{
    private const int Asked = 4_000_000;
    private const int Years = 10;
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options) => [.. Compute(options), .. await DueStepsFigures.RunAsync(options)];

    private static IReadOnlyList<Figure> Compute(Options options)
    {
        var hours = new BusinessTime(new OpeningHours(default, Office()));
        var random = new Random(2026);
        var asked = Enumerable.Range(0, 10_000)
            .Select(_ => (From: Begin.AddMinutes(random.Next(60 * 24 * 365 * (Years - 1))), Target: TimeSpan.FromMinutes(random.Next(15, 60 * 80)))).ToArray();

        // The first round lays the calendar out and has the code compiled.
        Compute(hours, asked, Asked / 4);
        var clock = Stopwatch.StartNew();
        var sum = Compute(hours, asked, Asked);
        var took = clock.Elapsed;
        return
        [
            Told("due times", Asked / took.TotalSeconds, "computations/s", null, "at least 1,000,000 wanted"),
            Told("due times, one computation", took.TotalNanoseconds / Asked, "ns", 1000, $"the same run, the inverse; check {sum % 1000}"),
        ];

        Figure Told(string name, double value, string unit, double? target, string how) => new(
            name, value, unit, target, options.Database, options.Tickets,
            $"{Asked:N0} targets of 15 minutes to 80 hours from random moments of {Years - 1} years, ten shifts a week and ten holidays a year, one thread; {how}");
    }

    private static long Compute(BusinessTime hours, (DateTimeOffset From, TimeSpan Target)[] asked, int times)
    {
        var sum = 0L;
        for (var i = 0; i < times; i++)
        {
            var (from, target) = asked[i % asked.Length];
            sum += hours.After(from, target).UtcTicks / TimeSpan.TicksPerMinute;
        }

        return sum;
    }

    private static Schedule Office() => new(
        "Europe/Berlin",
        [.. from day in Enumerable.Range(1, 5) from shift in new[] { (8, 12), (13, 17) } select new WeeklyShift((DayOfWeek)day, new(shift.Item1, 0), new(shift.Item2, 0))],
        [.. from year in Enumerable.Range(0, Years) from holiday in Enumerable.Range(0, 10) select new DayException(new DateOnly(2026 + year, 1, 1).AddDays(holiday * 36), default, default)],
        []);
}
