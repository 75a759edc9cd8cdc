using CsCheck;
using Helpdesk.Domain.Coverage;
using static Helpdesk.Domain.Tests.Coverage.Covering;

namespace Helpdesk.Domain.Tests.Coverage;

public sealed class CoveragePropertyTests
{
    private const int Days = 9;

    private static readonly CoverageCell[] Cells =
    [
        Cameras with { Tier = Tier.First }, Cameras, MarkTwo with { Minimum = 2 }, Cameras with { Tier = Tier.Third },
        new(Tier.Second, Desk.Phones, Desk.CamerasName, null, null),
    ];

    private static readonly TeachableSkill[] Skills =
    [
        TeachOptics with { SiblingGenerations = [Gates.MarkTwo] }, TeachOptics with { Id = 2, Generations = [Gates.MarkTwo], SiblingGenerations = [Gates.MarkTwo] },
    ];

    private static readonly Gen<HeldQualification> Held = Gen.Select(
        Gen.Select(Gen.Long[Desk.Optics, Desk.Firmware], Gen.Long[Desk.Cameras, Desk.Phones], Gen.Bool, Gen.Enum<SkillLevel>()),
        Gen.Int[-8, 30], Gen.Int[1, 40], Gen.Int[-8, 30], Gen.Int[0, 6],
        (what, from, length, verified, kind) => new HeldQualification(
            1, what.Item1, Desk.OpticsName, what.Item2, what.Item3 ? [Gates.MarkTwo] : [], [Gates.MarkTwo], what.Item4, EvidenceKind.Certificate,
            Now.AddHours(from * 6), kind == 0 ? null : Now.AddHours((from + length) * 6), kind == 1 ? null : Now.AddHours(verified * 6),
            kind == 2 ? Now.AddHours((verified + 4) * 6) : null));

    private static readonly Gen<Schedule> Shifts = Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 95], Gen.Int[0, 95]).Array[0, 5], Gen.Int[0, 30], Gen.Int[1, 60], (shifts, away, length) =>
        {
            List<WeeklyShift> week = [];
            foreach (var (day, from, until) in shifts)
            {
                var shift = new WeeklyShift((DayOfWeek)day, new(from / 4, from % 4 * 15), new(until / 4, until % 4 * 15));
                if (from != until && !WeeklyShift.Overlap([.. week, shift]))
                {
                    week.Add(shift);
                }
            }

            return new Schedule("America/New_York", week, [], [new(Now.AddHours(away * 6), Now.AddHours((away + length) * 6), AbsenceKind.Holiday)]);
        });

    private static readonly Gen<CoverageQuestion> Question = Gen.Select(
        Gen.Select(Gen.Int[1, 7], Held.Array[0, 3], Shifts).Array[0, 3], Gen.Enum<SkillLevel>().Nullable(), Gen.Int[0, 200], (people, level, day) =>
            new CoverageQuestion(
                [.. people.Select((p, i) => new CoveragePerson(new(i + 1, $"P{i}", true, [.. Teams(p.Item1)], p.Item2, []), p.Item3))],
                Cells, new([.. Enum.GetValues<Tier>().Select(t => Gates.Rule(t, level is { } l ? [Gates.Needs(l)] : []))]), Berlin, Now.AddDays(day % 30)) { Days = Days, EveryHour = true });

    [Fact]
    public void The_map_is_what_the_gate_and_the_shifts_say_quarter_by_quarter() => Question.Sample(asked =>
    {
        var map = CoverageMap.Of(asked);
        foreach (var cell in map.Cells)
        {
            var naive = new int?[7 * 24];
            foreach (var (hour, at) in Week(asked))
            {
                var count = asked.People.Count(p => p.Schedule.OnShiftUntil(at) is not null && MayDo(p.Agent, cell.Cell, asked.Rules, at));
                naive[hour] = naive[hour] < count ? naive[hour] : count;
            }

            Assert.Equal(naive, cell.Week.Select(h => h.People));
        }
    }, iter: 60);

    [Fact]
    public void Who_leaves_raises_no_count() => Question.Where(q => q.People.Count > 0).Sample(asked =>
    {
        var (with, without) = (CoverageMap.Of(asked), CoverageMap.Of(asked with { People = [.. asked.People.Skip(1)] }));
        return with.Cells.Zip(without.Cells).All(c => c.Second.Holders <= c.First.Holders
            && c.First.Week.Zip(c.Second.Week).All(h => h.Second.People is null == h.First.People is null && !(h.Second.People > h.First.People)));
    }, iter: 200);

    [Fact]
    public void A_proposal_keeps_what_it_promises_and_lowers_nothing() => Question.Sample(asked =>
    {
        asked = asked with { Skills = Skills, Courses = [new(1, new("Course", "Kurs"), [.. Skills.Take(2).Select(s => new TaughtSkill(s, SkillLevel.Expert))])] };
        var map = CoverageMap.Of(asked);
        if (map.Proposals is not [var best, ..])
        {
            return true;
        }

        var wiser = asked with
        {
            People = [.. asked.People.Select(p => p.Agent.AgentId != best.AgentId ? p : p with
            {
                Agent = p.Agent with
                {
                    Qualifications =
                    [
                        .. p.Agent.Qualifications,
                        .. best.Skills.Select(s => new HeldQualification(
                            99, s.Skill.TopicId, s.Skill.Topic, s.Skill.FamilyId, s.Skill.Generations, s.Skill.SiblingGenerations,
                            s.Level, EvidenceKind.Training, asked.Now.AddDays(-2), null, asked.Now.AddDays(-2), null)),
                    ],
                },
            })],
        };

        var (taught, filled) = (CoverageMap.Of(wiser), Missing(asked) - Missing(wiser));
        return best.HoursPerWeek > 0 && Math.Abs((filled / Days * 7) - best.HoursPerWeek) < 0.001
            && map.Cells.Zip(taught.Cells).All(c => c.First.Week.Zip(c.Second.Week).All(h => !(h.Second.People < h.First.People)));
    }, iter: 100);

    /// <summary>Hours in which people are missing, each counted as often as people are.</summary>
    private static double Missing(CoverageQuestion asked) => new[] { 1, 2 }.Sum(least => CoverageMap.Of(asked with
    {
        Cells = [.. asked.Cells.Where(c => c.Minimum >= least).Select(c => c with { Minimum = least })], Skills = [],
    }).Cells.Sum(c => c.Forecast.Sum(d => d.HoursShort)));

    private static bool MayDo(Candidate agent, CoverageCell cell, AdmissionRules rules, DateTimeOffset at)
    {
        var work = new Work(cell.Tier, cell.FamilyId, cell.Family, cell.GenerationId, cell.Generation, []);
        return cell.Level is not { } level
            ? Gate.Judge(agent, work, rules, at).Verdict.IsAllowed
            : agent.Qualifications.Select(q => q.TopicId).Distinct()
                .Any(topic => Gate.Judge(agent, work with { Skills = [new(topic, Desk.OpticsName, level)] }, rules, at).Verdict.IsAllowed);
    }

    private static IEnumerable<(int Hour, DateTimeOffset At)> Week(CoverageQuestion asked)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(asked.Now, Berlin).DateTime);
        for (var at = asked.Now.AddDays(-2); at < asked.Now.AddDays(10); at = at.AddMinutes(15))
        {
            var local = TimeZoneInfo.ConvertTime(at, Berlin).DateTime;
            var day = DateOnly.FromDateTime(local).DayNumber - today.DayNumber;
            if (day is >= 0 and < 7)
            {
                yield return ((day * 24) + local.Hour, at);
            }
        }
    }

    private static IEnumerable<CandidateTeam> Teams(int bits) =>
        Enum.GetValues<Tier>().Where(t => (bits & (1 << ((int)t - 1))) != 0).Select(t => new CandidateTeam((long)t, t, true, t == Tier.Second ? [Desk.Cameras] : []));
}
