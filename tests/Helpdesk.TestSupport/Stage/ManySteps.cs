using Helpdesk.Application.Clocks;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Data.Bulk;
using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.TestSupport;

/// <summary>Many tickets with a step before them: one is made as people make it, the others are its copies, row by row.</summary>
public static class ManySteps
{
    /// <summary>Ids of the copies lie this far apart, so that what belongs together is moved by the same number.</summary>
    private const long Apart = 1000;

    private const string Steps = "ClockSteps";

    private static readonly string[] Moved = ["Id", "TicketId", "StayId", "Subject"];

    private static readonly Type[] Rows = [typeof(Ticket), typeof(TierStay), typeof(LedgerSpan), typeof(TicketClock), typeof(DueItem)];

    /// <summary>Solved within eight business hours; after half of them the lead is called, which leaves one line of history. On SQLite and PostgreSQL.</summary>
    public static async Task PlanAsync(Desk desk, int count)
    {
        var (database, ada) = (desk.Database, desk.As(desk.Ada));
        var calendar = await database.Send(new CreateCalendar.Command { Name = "Office" }, ada);
        await database.Send(
            new CreateAgreement.Command
            {
                Kind = AgreementKind.Sla, Name = "Everybody", CalendarId = calendar.Id,
                Rows = [.. Enumerable.Range(0, Priority.Lowest).Select(_ => new AgreementForm.Row { Times = ["", "", "8:00"] })],
            },
            ada);
        await database.Send(new CreateStep.Command { Name = "Half", Measure = StepMeasure.Percent, Amount = 50, Actions = [StepActions.CallLead] }, ada);
        await database.DoDueWork();

        await database.Send(new ReportProblem.Command
        {
            Family = desk.Cameras.Id, Title = "It does not start", Description = "Nothing happens.", Name = "Carla", Email = "carla@example.org",
        });
        var ticket = await database.Db(db => db.Tickets.MaxAsync(t => t.Id));
        await database.Send(new Claim.Command(ticket), desk.As(desk.Frida));
        await database.Db(async db =>
        {
            await db.Due.Where(i => i.Kind != Steps).ExecuteDeleteAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var type in Rows)
            {
                await db.Database.ExecuteSqlRawAsync(Copying(new(db, type), count - 1, Own(database.Kind)));
            }

            await transaction.CommitAsync();
            await db.RefreshStatisticsAsync(CancellationToken.None);
        });
    }

    /// <summary>What each copy has to itself.</summary>
    private static Dictionary<string, string> Own(DatabaseKind kind) => kind switch
    {
        DatabaseKind.PostgreSql => new() { ["LinkHash"] = "sha256(n.i::text::bytea)", ["ReportKey"] = "gen_random_uuid()" },
        DatabaseKind.Sqlite => new() { ["LinkHash"] = "randomblob(32)", ["ReportKey"] = "printf('00000000-0000-4000-8000-%012d', n.i)" },
        DatabaseKind.SqlServer => throw new NotSupportedException("Copies are not made on SQL Server."),
    };

    private static string Copying(BulkTable table, int copies, Dictionary<string, string> own)
    {
        var values = table.DelimitedColumns.Split(", ").Zip(table.Columns, (name, column) =>
            own.TryGetValue(column.Name, out var value) ? value : Moved.Contains(column.Name) ? $"{name} + n.i * {Apart}" : name);
        return $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies}) " +
            $"INSERT INTO {table.DelimitedName} ({table.DelimitedColumns}) SELECT {string.Join(", ", values)} FROM {table.DelimitedName} CROSS JOIN n";
    }
}
