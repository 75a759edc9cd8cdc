using System.Globalization;
using Helpdesk.Application.Coverage;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Teams;
using Helpdesk.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace Helpdesk.Web.Pages.Admin.Coverage;

/// <summary>Who can do what in which hour, what is missing, what will be, and what to teach whom.</summary>
public sealed class IndexModel : HelpdeskPage
{
    public const int MostHoles = 50;

    [BindProperty(SupportsGet = true)]
    public long? Family { get; set; }

    [BindProperty(SupportsGet = true)]
    public Tier? Tier { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Generation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Hours { get; set; }

    [BindProperty]
    public SetMinimum.Command Input { get; set; } = new();

    public ShowCoverage.Result Now { get; private set; } = null!;

    public bool EveryHour => Hours == "all";

    public bool IsFiltered => Family is not null || Tier is not null || Generation is not null || EveryHour;

    public IReadOnlyList<CellCoverage> Cells => Now.Map.Cells;

    /// <summary>One family in one tier: its hours are shown, and its minimum can be set.</summary>
    public CoverageCell? Chosen => Family is not null && Tier is not null ? Cells.Select(c => c.Cell).FirstOrDefault() : null;

    public IReadOnlyList<(CoverageCell Cell, Hole Hole)> Holes => [.. Cells.SelectMany(c => c.Holes.Select(h => (c.Cell, Hole: h))).OrderBy(h => h.Hole.From)];

    /// <summary>Week by week: in how many kinds of work somebody is missing, and for how long altogether.</summary>
    public IReadOnlyList<(DateOnly Day, int Short, double Hours)> Weeks => [.. Enumerable.Range(0, CoverageQuestion.UsualDays / 7).Select(w => (
        Now.Map.Today.AddDays(w * 7),
        Cells.Count(c => Week(c, w).Any(d => d.HoursShort > 0)),
        Cells.Sum(c => Week(c, w).Sum(d => d.HoursShort))))];

    public override async Task LoadAsync(CancellationToken cancellationToken) => Now = await Send(
        new ShowCoverage.Query { Family = Family, Tier = Tier, Generation = Generation, EveryHour = EveryHour });

    public void OnGet() => Input = new() { People = Chosen?.Minimum ?? CoverageCell.UsualMinimum };

    public async Task<IActionResult> OnPostAsync()
    {
        if (Chosen is not { } cell)
        {
            return NotFound();
        }

        await Send(Input with { Family = cell.FamilyId, Tier = cell.Tier });
        return Done(CoverageLinks.Of(cell.FamilyId, cell.Tier), "Shared.Saved");
    }

    public string Named(CoverageCell cell) => $"{T.Of(cell.Tier)}, {T.Of(cell.Family)}, {Generations(cell)}";

    public string Generations(CoverageCell cell) => cell.Generation ?? T["Coverage.AnyGeneration"];

    /// <summary>A day's short name and date, by the desk's clock.</summary>
    public static string Day(DateOnly day) => $"{CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName(day.DayOfWeek)} {day.ToString("d MMM", CultureInfo.CurrentCulture)}";

    /// <summary>When a hole is, by the desk's clock as everything on this page.</summary>
    public string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Now.Zone).ToString("ddd d MMM HH:mm", CultureInfo.CurrentCulture);

    /// <summary>What it teaches, and what that fills.</summary>
    public string Explain(Proposal proposal) => T[
        "Coverage.Proposal", string.Join(", ", proposal.Skills.Select(s => T["Coverage.Taught", T.Of(s.Skill.Topic), T.Of(s.Level)])),
        proposal.HoursPerWeek.ToString("0.#", CultureInfo.CurrentCulture),
        string.Join("; ", proposal.Cells.Take(3).Select(Named)) + (proposal.Cells.Count > 3 ? " …" : "")];

    public static string Tone(HourCount hour, int minimum) => hour switch
    {
        { People: null } or { IsOpen: false } => "is-closed",
        { People: { } people } when people < minimum => "is-short",
        { People: { } people } when people == minimum => "is-enough",
        _ => "is-plenty",
    };

    private static IEnumerable<DayForecast> Week(CellCoverage cell, int week) => cell.Forecast.Skip(week * 7).Take(7);
}
