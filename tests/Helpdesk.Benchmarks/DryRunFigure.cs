using System.Diagnostics;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Benchmarks;

/// <summary>Past assignments routed twice, under the rules as they are and under a stricter one.</summary>
internal static class DryRunFigure
{
    private const int Assignments = 5000;
    private const int Agents = 500;
    private const int Families = 6;
    private const int Topics = 5;
    private const int Runs = 5;

    private static readonly DateTimeOffset Now = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly LocalizedText Name = new("Name", "Name");

    public static IReadOnlyList<Figure> Measure(Options options)
    {
        var random = new Random(2027);
        PastPerson[] people = [.. Enumerable.Range(1, Agents).Select(id => Person(id, random))];
        PastAssignment[] history = [.. Enumerable.Range(1, Assignments).Select(id => Assignment(id, random))];
        var (present, changed) = (Asking(SkillLevel.Competent), Asking(SkillLevel.Proficient));

        var times = new List<double>();
        var moved = 0;
        for (var i = 0; i <= Runs; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            moved = DryRun.Of(history, people, present, changed, RoutingTimes.Usual.PlanBy(null)).Moved.Count;
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        return
        [
            new(
                "dry run of a changed admission rule", times.Skip(1).Order().ElementAt(Runs / 2), "ms", 5000, options.Database, 0,
                $"{Assignments:N0} assignments of one tier × {Agents} people of {Families} families, each routed twice with relaxation; {moved:N0} of them move; median of {Runs} after one to warm up"),
        ];
    }

    private static AdmissionRules Asking(SkillLevel level) => new([new(Tier.Second, null, [new(1, level, null, null, null)])]);

    private static PastPerson Person(int id, Random random)
    {
        var family = 1 + random.Next(Families);
        HeldQualification[] held = [.. Enumerable.Range(1, Topics).Select(topic => new HeldQualification(
            (id * 10) + topic, topic, Name, family, [], [], (SkillLevel)random.Next(2, 6), EvidenceKind.Training, Now.AddYears(-1), Now.AddDays(random.Next(-20, 300)), Now.AddYears(-1), null))];
        Span[] shifts = [.. Enumerable.Range(-30, 33).Select(day => Now.AddDays(day).AddHours(random.Next(4))).Select(begin => new Span(begin, begin.AddHours(8)))];
        return new(
            new(id, $"Agent {id}", true, [new(family, Tier.Second, true, [family])], held, []),
            new(Presence.Available, null, [Language.English, Language.German], WorkPlan.UsualCapacity), shifts);
    }

    private static PastAssignment Assignment(int id, Random random)
    {
        var family = 1 + random.Next(Families);
        var at = Now.AddMinutes(-random.Next(30 * 24 * 60));
        var work = new Work(Tier.Second, family, Name, null, null, [new(1 + random.Next(Topics), Name, SkillLevel.Competent)]);
        return new(id, id, 1 + random.Next(Agents), "Agent", at, at.AddHours(random.Next(1, 48)), new(work, RoutingPath.Offer, at.AddHours(-random.Next(8)))
        {
            TeamId = family, LeastShiftLeft = TimeSpan.FromMinutes(15),
        });
    }
}
