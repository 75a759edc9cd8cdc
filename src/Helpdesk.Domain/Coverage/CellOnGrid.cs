using Helpdesk.Domain.Agents;

namespace Helpdesk.Domain.Coverage;

/// <summary>One kind of work: how many can do it in every quarter of an hour.</summary>
internal sealed class CellOnGrid
{
    private readonly CoverageGrid grid;
    private readonly Quarters open;
    private readonly int[] counts;
    private readonly List<(PersonOnGrid Person, IReadOnlyList<Span> Holds)> holders = [];

    public CellOnGrid(CoverageCell cell, IReadOnlyList<PersonOnGrid> people, Quarters open, CoverageGrid grid)
    {
        (Cell, this.grid, this.open) = (cell, grid, open);
        var changes = new int[grid.Count + 1];
        foreach (var person in people)
        {
            if (person.Holding.Of(cell) is { Count: > 0 } holds)
            {
                holders.Add((person, holds));
                foreach (var (from, until) in person.Serving(holds))
                {
                    changes[from]++;
                    changes[until]--;
                }
            }
        }

        counts = new int[grid.Count];
        for (int i = 0, count = 0; i < counts.Length; i++)
        {
            counts[i] = count += changes[i];
        }
    }

    public CoverageCell Cell { get; }

    public int Count(int quarter) => counts[quarter];

    public bool IsShort(int quarter) => counts[quarter] < Cell.Minimum && open.Has(quarter);

    public IReadOnlyList<Span> HoldsOf(PersonOnGrid person) => holders.Find(h => h.Person == person).Holds ?? [];

    public int HoldersAt(DateTimeOffset at) => holders.Count(h => Holds(h.Holds, at));

    public HourCount[] Week()
    {
        var hours = new HourCount[CoverageGrid.HoursPerWeek];
        for (var i = 0; i < grid.HourOfWeek.Count; i++)
        {
            ref var hour = ref hours[grid.HourOfWeek[i]];
            hour = new(hour.People is { } fewest ? Math.Min(fewest, counts[i]) : counts[i], hour.IsOpen || open.Has(i));
        }

        return hours;
    }

    public DayForecast[] Forecast()
    {
        var days = new DayForecast[grid.Days];
        for (var day = 0; day < days.Length; day++)
        {
            var (from, until) = grid.Day(day);
            var (fewest, lacking) = ((int?)null, 0);
            for (var i = from; i < until; i++)
            {
                if (open.Has(i))
                {
                    fewest = fewest < counts[i] ? fewest : counts[i];
                    lacking += counts[i] < Cell.Minimum ? 1 : 0;
                }
            }

            days[day] = new(grid.Today.AddDays(day), fewest, (double)lacking / CoverageGrid.QuartersPerHour);
        }

        return days;
    }

    public List<Hole> Holes()
    {
        List<Hole> holes = [];
        for (var i = 0; i < counts.Length; i++)
        {
            if (IsShort(i))
            {
                var (begin, fewest) = (i, counts[i]);
                for (; i + 1 < counts.Length && IsShort(i + 1); i++)
                {
                    fewest = Math.Min(fewest, counts[i + 1]);
                }

                holes.Add(new(grid.TimeOf(begin), grid.TimeOf(i + 1), fewest, Cell.Minimum));
            }
        }

        return holes;
    }

    public Loss? Loss(DateTimeOffset now)
    {
        if (HoldersAt(now) < Cell.Minimum)
        {
            return null;
        }

        foreach (var end in holders.SelectMany(h => h.Holds).Select(s => s.Until).Where(e => e > now && e < grid.Until).Distinct().Order())
        {
            if (HoldersAt(end) is var left && left < Cell.Minimum)
            {
                return new(end, left, [.. holders.Where(h => h.Holds.Any(s => s.Until == end)).Select(h => new Holder(h.Person.Agent.AgentId, h.Person.Agent.Name))]);
            }
        }

        return null;
    }

    private static bool Holds(IReadOnlyList<Span> spans, DateTimeOffset at)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].From <= at && at < spans[i].Until)
            {
                return true;
            }
        }

        return false;
    }
}
