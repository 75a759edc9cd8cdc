using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Coverage;

/// <summary>What to teach whom: how much of what is missing it would fill, if they passed.</summary>
/// <param name="Course">That teaches it; null where none does yet.</param>
/// <param name="Skills">What they would hold then, of the family.</param>
/// <param name="HoursPerWeek">Missing hours that it fills, on average a week over the forecast, after the proposals before it.</param>
/// <param name="Cells">Where.</param>
public sealed record Proposal(
    TeachableCourse? Course, IReadOnlyList<TaughtSkill> Skills, long AgentId, string Name, double HoursPerWeek, IReadOnlyList<CoverageCell> Cells);

/// <summary>Greedy: the pair of training and person that fills most, then the best of what is still missing, and so on.</summary>
internal static class ProposalSearch
{
    /// <summary>No row has it: what somebody might learn.</summary>
    private const long NotYetHeld = 0;

    public static IReadOnlyList<Proposal> Best(CoverageQuestion asked, IReadOnlyList<PersonOnGrid> people, IReadOnlyList<CellOnGrid> cells, CoverageGrid grid)
    {
        var missing = cells.ToDictionary(c => c, c => new Missing(c, grid));
        var trials = Trials(asked, people, missing, grid).ToList();
        List<Proposal> proposals = [];
        while (proposals.Count < CoverageMap.MostProposals && Next(trials, missing) is { Filled: > 0 } best)
        {
            var trial = best.Trial;
            proposals.Add(new(
                trial.Lesson.Course, trial.Lesson.Skills, trial.Person.Agent.AgentId, trial.Person.Agent.Name,
                (double)best.Filled / CoverageGrid.QuartersPerHour / grid.Days * 7,
                [.. trial.Adds.Where(a => missing[a.Cell].CountIn(a.Times) > 0).Select(a => a.Cell.Cell)]));
            trial.Adds.ForEach(a => missing[a.Cell].Fill(a));
            trials.Remove(trial);
        }

        return proposals;
    }

    private static (Trial Trial, int Filled)? Next(List<Trial> trials, Dictionary<CellOnGrid, Missing> missing) => trials
        .Select(t => (Trial: t, Filled: t.Adds.Sum(a => missing[a.Cell].CountIn(a.Times))))
        .OrderByDescending(t => t.Filled).ThenBy(t => t.Trial.Lesson.Highest).ThenByDescending(t => t.Trial.Held)
        .ThenBy(t => t.Trial.Lesson.Course is null).ThenBy(t => t.Trial.Lesson.Skills.Count).ThenBy(t => t.Trial.Lesson.Skills[0].Skill.Id)
        .ThenBy(t => t.Trial.Lesson.Course?.Id).ThenBy(t => t.Trial.Person.Agent.AgentId)
        .Select(t => ((Trial, int)?)t).FirstOrDefault();

    /// <summary>Whoever could fill something that is missing, if what a lesson teaches were what they lack.</summary>
    private static IEnumerable<Trial> Trials(
        CoverageQuestion asked, IReadOnlyList<PersonOnGrid> people, Dictionary<CellOnGrid, Missing> missing, CoverageGrid grid)
    {
        foreach (var family in missing.Where(m => m.Value.Any).Select(m => m.Key).GroupBy(c => c.Cell.FamilyId))
        {
            var lessons = Lessons(family, asked);
            foreach (var person in people)
            {
                var reach = family.Where(c => person.Holding.MayServe(c.Cell) && missing[c].CountIn(person.OnShift) > 0).ToList();
                foreach (var lesson in reach.Count == 0 ? [] : lessons)
                {
                    var then = person.With(lesson.Skills.Select(s => Learnt(s, grid)));
                    var adds = reach.Select(c => new Addition(c, Added(person, c, then, grid))).Where(a => a.Times.Count > 0).ToList();
                    if (adds.Count > 0)
                    {
                        yield return new(lesson, person, lesson.Skills.Max(s => HeldAlready(person, s.Skill)), adds);
                    }
                }
            }
        }
    }

    /// <summary>The courses that teach something of the family, and what no course teaches: each skill at each level that is asked for.</summary>
    private static List<Lesson> Lessons(IGrouping<long, CellOnGrid> family, CoverageQuestion asked)
    {
        var courses = asked.Courses.Select(c => new Lesson(c, [.. c.Grants.Where(g => g.Skill.FamilyId == family.Key)])).Where(l => l.Skills.Count > 0).ToList();
        var levels = Levels(family, asked.Rules);
        return
        [
            .. courses,
            .. from skill in asked.Skills
               where skill.FamilyId == family.Key
               from level in levels
               where !courses.Exists(c => c.Skills.Any(s => s.Skill.Id == skill.Id && s.Level >= level))
               select new Lesson(null, [new(skill, level)]),
        ];
    }

    /// <summary>What escalations to these tiers ask for, and what their admission does.</summary>
    private static List<SkillLevel> Levels(IEnumerable<CellOnGrid> family, AdmissionRules rules) => [.. family.Select(c => c.Cell).DistinctBy(c => c.Tier)
        .SelectMany(c => (rules.For(c.Tier, c.FamilyId)?.Conditions ?? []).Select(x => x.Level).Append(TicketSkill.LevelFor(c.Tier))).Distinct().Order()];

    /// <summary>When they could do it then and cannot now.</summary>
    private static List<(int From, int Until)> Added(PersonOnGrid person, CellOnGrid cell, Holding then, CoverageGrid grid)
    {
        var holds = then.Of(cell.Cell);
        var now = cell.HoldsOf(person);
        return now.Count == 0
            ? [.. person.Serving(holds)]
            : [.. Spans.Both(person.Shifts, Spans.Both(holds, Spans.Outside(now, grid.From, grid.Until))).Select(grid.Within).Where(q => q.From < q.Until)];
    }

    private static HeldQualification Learnt(TaughtSkill taught, CoverageGrid grid) => new(
        NotYetHeld, taught.Skill.TopicId, taught.Skill.Topic, taught.Skill.FamilyId, taught.Skill.Generations, taught.Skill.SiblingGenerations,
        taught.Level, EvidenceKind.Training, grid.From, null, grid.From, null);

    /// <summary>How near they are to it: the highest level they have ever had in the topic.</summary>
    private static int HeldAlready(PersonOnGrid person, TeachableSkill skill) => person.Agent.Qualifications
        .Where(q => q.FamilyId == skill.FamilyId && q.TopicId == skill.TopicId && q.VerifiedAt is not null).Select(q => (int)q.Level).DefaultIfEmpty(0).Max();

    private sealed record Lesson(TeachableCourse? Course, IReadOnlyList<TaughtSkill> Skills)
    {
        public SkillLevel Highest => Skills.Max(s => s.Level);
    }

    private sealed record Trial(Lesson Lesson, PersonOnGrid Person, int Held, List<Addition> Adds);

    private sealed record Addition(CellOnGrid Cell, List<(int From, int Until)> Times);

    /// <summary>How many people are still missing in each quarter, and where any is.</summary>
    private sealed class Missing
    {
        private readonly Quarters some;
        private readonly int[] people;

        public Missing(CellOnGrid cell, CoverageGrid grid)
        {
            (some, people) = (new(grid.Count), new int[grid.Count]);
            for (var i = 0; i < people.Length; i++)
            {
                if (cell.IsShort(i))
                {
                    people[i] = cell.Cell.Minimum - cell.Count(i);
                    some.Add(i, i + 1);
                    Any = true;
                }
            }
        }

        public bool Any { get; }

        public int CountIn(IReadOnlyList<(int From, int Until)> times) => times.Sum(t => some.CountIn(t.From, t.Until));

        public void Fill(Addition added)
        {
            foreach (var (from, until) in added.Times)
            {
                for (var i = from; i < until; i++)
                {
                    if (some.Has(i) && --people[i] == 0)
                    {
                        some.Remove(i);
                    }
                }
            }
        }
    }
}
