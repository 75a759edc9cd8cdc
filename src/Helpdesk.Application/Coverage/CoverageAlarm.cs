using System.Globalization;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Application.Coverage;

/// <summary>
/// Every night: tells the leads once what will be lost within a month, per kind of work and day; and once a month what is too
/// little already, per tier and family, as long as it stays so.
/// </summary>
internal sealed class CoverageAlarm(HelpdeskDbContext db) : IRecurringWork
{
    public string Kind => "CoverageAlarm";

    public string Schedule => "15 2 * * *";

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = await CoverageFacts.LoadAsync(db, null, now, cancellationToken);
        var map = CoverageMap.Of(facts.Asking(facts.Cells, now) with { Skills = [], Courses = [] });
        foreach (var work in map.Lacking.GroupBy(c => (c.Cell.Tier, c.Cell.FamilyId)))
        {
            await db.RaiseAsync(AlertKind.CoverageShort, Key(work.Key.Tier, work.Key.FamilyId, map.Today), Say([.. work]), now, cancellationToken, work.Key.Tier);
        }

        foreach (var alarm in map.AlarmsAt(now))
        {
            await db.RaiseAsync(AlertKind.CoverageEnds, Key(alarm, facts.Zone), Say(alarm.Cell, alarm.Loss!), now, cancellationToken, alarm.Cell.Tier);
        }

        return null;
    }

    private static string Key(Tier tier, long family, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"coverage-short/{(int)tier}/{family}/{today:yyyy-MM}");

    private static string Key(CellCoverage alarm, TimeZoneInfo zone) => string.Create(
        CultureInfo.InvariantCulture,
        $"coverage/{(int)alarm.Cell.Tier}/{alarm.Cell.FamilyId}/{alarm.Cell.GenerationId ?? 0}/{TimeZoneInfo.ConvertTime(alarm.Loss!.At, zone):yyyy-MM-dd}");

    /// <summary>Where devices of no generation lack people, naming generations adds nothing.</summary>
    private static Reason Say(IReadOnlyList<CellCoverage> lacking)
    {
        var worst = lacking.MinBy(c => c.Holders)!;
        return lacking.Any(c => c.Cell.GenerationId is null)
            ? Reason.Of("EnoughAreQualified", worst.Cell.Tier, worst.Cell.Family, worst.Holders, worst.Cell.Minimum)
            : Reason.Of(
                "EnoughAreQualifiedForTheGeneration", worst.Cell.Tier, worst.Cell.Family, string.Join(", ", lacking.Select(c => c.Cell.Generation)),
                worst.Holders, worst.Cell.Minimum);
    }

    private static Reason Say(CoverageCell cell, Loss loss)
    {
        var lost = string.Join(", ", loss.Lost.Select(l => l.Name));
        return cell.Generation is { } generation
            ? Reason.Of("EnoughStayQualifiedForTheGeneration", cell.Tier, cell.Family, generation, loss.At, loss.Left, cell.Minimum, lost)
            : Reason.Of("EnoughStayQualified", cell.Tier, cell.Family, loss.At, loss.Left, cell.Minimum, lost);
    }
}
