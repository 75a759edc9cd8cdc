using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;

namespace Helpdesk.Domain.Coverage;

/// <summary>
/// For every kind of work and hour how many validly qualified people are on shift, where too few are, when the last one is lost,
/// and what to teach whom. Pure: the same question has the same answer.
/// </summary>
/// <param name="Today">The first day of the week that is shown and of the forecast, by the desk's clock.</param>
public sealed record CoverageMap(DateOnly Today, IReadOnlyList<CellCoverage> Cells, IReadOnlyList<Proposal> Proposals)
{
    public const int MostProposals = 10;

    /// <summary>
    /// So long before the last holder is lost the leads are alarmed: thirty days, and one for the night in which it is noticed.
    /// </summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(31);

    public static CoverageMap Of(CoverageQuestion asked)
    {
        var grid = new CoverageGrid(asked.Zone, asked.Now, asked.Days);
        var people = asked.People.Where(p => p.Agent.Active).Select(p => new PersonOnGrid(p, asked.Rules, grid)).ToList();
        var open = new Quarters(grid.Count);
        foreach (var (from, until) in asked.EveryHour ? [(0, grid.Count)] : people.SelectMany(p => p.OnShift))
        {
            open.Add(from, until);
        }

        var cells = asked.Cells.Select(c => new CellOnGrid(c, people, open, grid)).ToList();
        return new(
            grid.Today,
            [.. cells.Select(c => new CellCoverage(c.Cell, c.Week(), c.Forecast(), c.Holes(), c.Loss(asked.Now), c.HoldersAt(asked.Now)))],
            asked.Skills.Count == 0 ? [] : ProposalSearch.Best(asked, people, cells, grid));
    }

    /// <summary>Work of which fewer than the minimum hold what it takes, now.</summary>
    public IEnumerable<CellCoverage> Lacking => Cells.Where(c => c.IsShort);

    /// <summary>Losses of which the leads are to be told now.</summary>
    public IEnumerable<CellCoverage> AlarmsAt(DateTimeOffset now) => Cells.Where(c => c.Loss is { } loss && loss.At <= now + Notice);
}

/// <param name="Week">The coming seven days from today on, hour by hour; by day × 24 + hour.</param>
/// <param name="Forecast">Day by day.</param>
/// <param name="Loss">When fewer than the minimum hold it at all; null when that does not happen within the forecast, or is so already.</param>
/// <param name="Holders">How many hold it now, on shift or not.</param>
public sealed record CellCoverage(
    CoverageCell Cell, IReadOnlyList<HourCount> Week, IReadOnlyList<DayForecast> Forecast, IReadOnlyList<Hole> Holes, Loss? Loss, int Holders)
{
    public bool IsShort => Holders < Cell.Minimum;

    /// <summary>The fewest at any open hour of the coming week; null where no hour is open.</summary>
    public int? Fewest => Week.Where(h => h.IsOpen).Min(h => h.People);
}

/// <param name="People">The fewest in any quarter of the hour; null for an hour that daylight saving skips.</param>
/// <param name="IsOpen">Whether a hole in this hour counts.</param>
public readonly record struct HourCount(int? People, bool IsOpen);

/// <param name="Fewest">The fewest at any open time; null when the desk is closed all day.</param>
/// <param name="HoursShort">How long fewer than the minimum are there.</param>
public readonly record struct DayForecast(DateOnly Day, int? Fewest, double HoursShort);

/// <summary>A stretch of open time in which fewer than the minimum are there.</summary>
/// <param name="Fewest">The fewest within it.</param>
public sealed record Hole(DateTimeOffset From, DateTimeOffset Until, int Fewest, int Minimum);

/// <summary>From then on fewer than the minimum hold it, whatever the shifts.</summary>
/// <param name="Left">How many still do.</param>
/// <param name="Lost">Whose proof ends at that moment.</param>
public sealed record Loss(DateTimeOffset At, int Left, IReadOnlyList<Holder> Lost);

public sealed record Holder(long AgentId, string Name);

/// <summary>A person with the quarters in which they are on shift.</summary>
internal sealed class PersonOnGrid
{
    private readonly AdmissionRules rules;
    private readonly CoverageGrid grid;

    public PersonOnGrid(CoveragePerson person, AdmissionRules rules, CoverageGrid grid)
    {
        (Agent, this.rules, this.grid) = (person.Agent, rules, grid);
        Holding = new(person.Agent, rules, grid.From, grid.Until);
        Shifts = person.Schedule.Between(grid.From, grid.Until);
        OnShift = [.. Shifts.Select(grid.Within).Where(q => q.From < q.Until)];
    }

    public Candidate Agent { get; }

    public Holding Holding { get; }

    public IReadOnlyList<Span> Shifts { get; }

    public IReadOnlyList<(int From, int Until)> OnShift { get; }

    /// <summary>On shift and able to do it.</summary>
    public IEnumerable<(int From, int Until)> Serving(IReadOnlyList<Span> holds) =>
        holds is [var all] && all.From == grid.From && all.Until == grid.Until
            ? OnShift
            : Spans.Both(Shifts, holds).Select(grid.Within).Where(q => q.From < q.Until);

    /// <summary>The same person, had they these qualifications as well.</summary>
    public Holding With(IEnumerable<HeldQualification> learnt) => new(Agent with { Qualifications = [.. Agent.Qualifications, .. learnt] }, rules, grid.From, grid.Until);
}
