using System.Diagnostics;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Benchmarks;

/// <summary>The coverage of a large desk, computed from what is in memory.</summary>
internal static class CoverageFigure
{
    private const int Agents = 500;
    private const int Families = 6;
    private const int GenerationsPerFamily = 5;
    private const int TopicsPerFamily = 5;
    private const int Runs = 15;

    private static readonly DateTimeOffset Now = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Figure> Measure(Options options)
    {
        var asked = Question(new Random(7));
        var map = asked with { Skills = [] };
        return
        [
            Told("coverage map", Median(() => CoverageMap.Of(map)), 200, "without proposals"),
            Told("coverage map with proposals", Median(() => CoverageMap.Of(asked)), null, $"and the {CoverageMap.MostProposals} best trainings"),
        ];

        Figure Told(string name, double value, double? target, string how) => new(
            name, value, "ms", target, options.Database, options.Tickets,
            $"{Agents} agents, {asked.Cells.Count} cells, {asked.Days} days in quarters of an hour, {how}; median of {Runs} after as many to warm up");
    }

    private static double Median(Func<CoverageMap> compute)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs * 2; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            if (compute().Cells.Count == 0)
            {
                throw new InvalidOperationException("Nothing was computed.");
            }

            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return times.Skip(Runs).Order().ElementAt(Runs / 2);
    }

    private static CoverageQuestion Question(Random random)
    {
        var cells = from family in Enumerable.Range(1, Families)
                    from generation in Enumerable.Range(0, GenerationsPerFamily + 1)
                    from tier in Enum.GetValues<Tier>()
                    select new CoverageCell(tier, family, Named($"Family {family}"), generation == 0 ? null : GenerationId(family, generation), $"{generation}");
        var skills = from family in Enumerable.Range(1, Families)
                     from topic in Enumerable.Range(1, TopicsPerFamily)
                     from special in Enumerable.Range(0, 2)
                     select new TeachableSkill(
                         (family * 100) + (topic * 2) + special, topic, Named($"Topic {topic}"), family,
                         special == 1 ? [GenerationId(family, 1), GenerationId(family, 2)] : [], [GenerationId(family, 1), GenerationId(family, 2)]);
        var taught = skills.ToList();
        return new(
            [.. Enumerable.Range(1, Agents).Select(i => Person(i, taught, random))], [.. cells],
            new([.. AdmissionRule.Defaults().Select(r => new AdmissionRuleFact(
                r.Tier, null, [.. r.Conditions.Select(c => new ConditionFact(c.Alternative, c.Level, c.Evidence, null, null))]))]),
            TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Now)
        {
            Skills = taught,
        };
    }

    private static CoveragePerson Person(int id, List<TeachableSkill> skills, Random random)
    {
        var tier = (Tier)(1 + random.Next(3));
        var family = 1 + random.Next(Families);
        var held = skills.Where(s => s.FamilyId == family).OrderBy(_ => random.Next()).Take(6).Select((s, i) => new HeldQualification(
            (id * 10) + i, s.TopicId, s.Topic, family, s.Generations, s.SiblingGenerations, (SkillLevel)(1 + random.Next(5)), EvidenceKind.Training,
            Now.AddDays(-400), Now.AddDays(random.Next(-20, 300)), Now.AddDays(-390), null));
        return new(
            new Candidate(id, $"Agent {id}", true, [new(family, tier, true, [family]), new(100, Tier.First, true, [])], [.. held], []),
            Plan(random));
    }

    private static Schedule Plan(Random random)
    {
        var begin = 6 + random.Next(8);
        var free = random.Next(7);
        return new(
            "Europe/Berlin",
            [.. Enum.GetValues<DayOfWeek>().Where(d => (int)d != free && (int)d != (free + 1) % 7)
                .SelectMany(d => new WeeklyShift[] { new(d, new(begin, 0), new(begin + 4, 0)), new(d, new(begin + 4, 45), new(begin + 8, 45)) })],
            [.. Enumerable.Range(0, 2).Select(i => new DayException(new DateOnly(2027, 3, 10).AddDays((i * 30) + random.Next(20)), default, default))],
            [new(Now.AddDays(random.Next(60)), Now.AddDays(60 + random.Next(20)), AbsenceKind.Holiday)]);
    }

    private static long GenerationId(int family, int generation) => (family * 100) + generation;

    private static LocalizedText Named(string name) => new(name, name);
}
