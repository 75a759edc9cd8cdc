using System.Diagnostics;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Benchmarks;

/// <summary>Who gets the next ticket: one decision among all people of a large desk, in the process and without a database.</summary>
internal static class RoutingGroup
{
    private const int People = 10_000;
    private const int Families = 50;
    private const int Topics = 10;
    private const int Skills = Families * Topics;
    private const int SkillsEach = 8;
    private const int Teams = 40;
    private const int Decisions = 50_000;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly AdmissionRules Rules = new(
    [
        new(Tier.First, null, []),
        new(Tier.Second, null, [new(1, SkillLevel.Competent, null, null, null)]),
        new(Tier.Third, null, [new(1, SkillLevel.Expert, null, null, null)]),
    ]);

    /// <summary>People taking come first: the rosters of the others would lie in their process's memory, which in the product they don't.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options) =>
        [.. await TakeNextFigures.RunAsync(options), .. Decide(options), .. CoverageFigure.Measure(options), .. DryRunFigure.Measure(options)];

    private static IReadOnlyList<Figure> Decide(Options options)
    {
        var random = new Random(2026);
        RoutingCandidate[] people = [.. Enumerable.Range(1, People).Select(id => Person(id, random))];
        RoutingCase[] cases = [.. Enumerable.Range(0, Decisions).Select(_ => Case(random))];

        // The first roster has the code compiled; the second meets every kind of work for the first time.
        Measure(new(people, Rules, Now), cases);
        var build = Stopwatch.StartNew();
        var roster = new Roster(people, Rules, Now);
        var built = build.Elapsed.TotalMilliseconds;
        var (cold, warm) = (Measure(roster, cases), Measure(roster, cases));
        var slowest = Measure(roster, [.. Enumerable.Range(0, 2000).Select(_ => cases[0] with { Work = cases[0].Work with { Tier = Tier.First, Skills = [] }, Language = null })]);

        var among = $"among {People:N0} people with {SkillsEach} of {Skills} skills each";
        return
        [
            Told("routing decision, median", warm.Median, "µs", 1000, $"Roster.Choose {among}, {Decisions:N0} random tickets, tier, generation, skills and language, each taken and completed"),
            Told("routing decision, 99th percentile", warm.Percentile99, "µs", 1000, "the same run"),
            Told("routing decision, allocated", warm.Bytes, "bytes", null, "the same run, of the choice alone"),
            Told("routing decision, somebody found", warm.Found * 100, "%", null, "the same run; the others end with why nobody"),
            Told("routing decision, everybody eligible, 99th percentile", slowest.Percentile99, "µs", 1000, $"First-Level work without a skill, all {People:N0} compared"),
            Told("routing decision, new roster, 99th percentile", cold.Percentile99, "µs", 1000, "the first run over a new roster: each kind of work asks the gate once"),
            Told("routing decision, new roster, slowest", cold.Slowest, "µs", null, "the same run; admission of everybody to a tier and family"),
            Told("roster, build", built, "ms", null, $"from {People:N0} candidates in memory, once for every change of somebody's qualifications"),
        ];

        Figure Told(string name, double value, string unit, double? target, string how) => new(name, value, unit, target, options.Database, 0, how);
    }

    private static Times Measure(Roster roster, RoutingCase[] cases)
    {
        var (ticks, bytes, found) = (new long[cases.Length], 0L, 0);
        for (var i = 0; i < cases.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var choice = roster.Choose(cases[i], RelaxationPlan.None, Now);
            ticks[i] = Stopwatch.GetTimestamp() - start;
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            if (choice.AgentId is { } agent)
            {
                found++;
                roster.Take(agent);
                roster.Complete(agent, Now.AddTicks(i));
            }
        }

        Array.Sort(ticks);
        return new(Micro(ticks[ticks.Length / 2]), Micro(ticks[ticks.Length * 99 / 100]), Micro(ticks[^1]), (double)bytes / cases.Length, (double)found / cases.Length);

        static double Micro(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
    }

    private static RoutingCandidate Person(int id, Random random)
    {
        var tier = random.Next(10) switch { < 6 => Tier.First, < 9 => Tier.Second, _ => Tier.Third };
        var family = random.Next(Families);
        var teams = new[] { new CandidateTeam(((int)tier * Teams) + random.Next(Teams), tier, true, []), new CandidateTeam(1, Tier.First, true, []) };
        HeldQualification[] held = [.. Enumerable.Range(0, SkillsEach).Select(s => Held((id * 100L) + s, (family + (s % 3)) % Families, random))];
        return new(
            new(id, $"Agent {id}", true, teams, held, []),
            new(random.Next(4) > 0 ? Presence.Available : Presence.Away, Now.AddHours(random.Next(1, 9)), random.Next(2) > 0 ? [Language.English, Language.German] : [Language.English], 5)
            {
                Active = random.Next(6), LastCompletedAt = Now.AddMinutes(-random.Next(500)),
            });
    }

    private static HeldQualification Held(long id, int family, Random random) => new(
        id, random.Next(Topics) + 1, Name, family + 1, random.Next(3) == 0 ? [2] : [], [2], (SkillLevel)random.Next(1, 6), EvidenceKind.Certificate,
        Now.AddYears(-1), Now.AddDays(random.Next(-30, 900)), Now.AddYears(-1), null);

    private static RoutingCase Case(Random random)
    {
        var tier = random.Next(10) switch { < 5 => Tier.First, < 9 => Tier.Second, _ => Tier.Third };
        RequiredSkill[] skills = [.. Enumerable.Range(0, random.Next(tier == Tier.First ? 0 : 1, 3)).Select(_ => new RequiredSkill(random.Next(Topics) + 1, Name, (SkillLevel)random.Next(2, 5)))];
        return new(new(tier, random.Next(Families) + 1, Name, random.Next(3) + 1, "Mark I", skills), RoutingPath.Offer, Now)
        {
            Language = random.Next(3) == 0 ? Language.German : null, LeastShiftLeft = TimeSpan.FromMinutes(30),
        };
    }

    private static readonly LocalizedText Name = new("Name", "Name");

    private sealed record Times(double Median, double Percentile99, double Slowest, double Bytes, double Found);
}
