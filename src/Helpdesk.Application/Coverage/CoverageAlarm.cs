using System.Globalization;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.DueWork;
using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Application.Coverage;

/// <summary>Every night: tells the leads once what will be lost within a month, per kind of work and day.</summary>
internal sealed class CoverageAlarm(HelpdeskDbContext db) : IRecurringWork
{
    public string Kind => "CoverageAlarm";

    public string Schedule => "15 2 * * *";

    public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var facts = await CoverageFacts.LoadAsync(db, null, now, cancellationToken);
        foreach (var alarm in CoverageMap.Of(facts.Asking(facts.Cells, now) with { Skills = [] }).AlarmsAt(now))
        {
            await db.RaiseAsync(AlertKind.CoverageEnds, Key(alarm, facts.Zone), Say(alarm.Cell, alarm.Loss!), now, cancellationToken, alarm.Cell.Tier);
        }

        return null;
    }

    private static string Key(CellCoverage alarm, TimeZoneInfo zone) => string.Create(
        CultureInfo.InvariantCulture,
        $"coverage/{(int)alarm.Cell.Tier}/{alarm.Cell.FamilyId}/{alarm.Cell.GenerationId ?? 0}/{TimeZoneInfo.ConvertTime(alarm.Loss!.At, zone):yyyy-MM-dd}");

    private static Reason Say(CoverageCell cell, Loss loss)
    {
        var lost = string.Join(", ", loss.Lost.Select(l => l.Name));
        return cell.Generation is { } generation
            ? Reason.Of("EnoughStayQualifiedForTheGeneration", cell.Tier, cell.Family, generation, loss.At, loss.Left, cell.Minimum, lost)
            : Reason.Of("EnoughStayQualified", cell.Tier, cell.Family, loss.At, loss.Left, cell.Minimum, lost);
    }
}
