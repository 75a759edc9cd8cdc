using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.TestSupport;

/// <summary>How SQLite would answer a statement: which tables it reads as a whole, which by an index.</summary>
public static partial class QueryPlan
{
    /// <summary>Tables that get rows with every ticket; the others hold the company's own data and stay small.</summary>
    private static readonly string[] Growing =
        ["Tickets", "TicketMessages", "TicketEvents", "TierStays", "TicketSkills", "TicketAssignments", "TicketAssignmentProofs", "Escalations", "EscalationSteps", "Customers"];

    /// <summary>The plan, a step a line.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(TestDatabase database, string sql) => database.Db<IReadOnlyList<string>>(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameter().Matches(sql).Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    });

    /// <summary>The growing tables that this statement reads from end to end, in no order that would let it stop early.</summary>
    public static async Task<IReadOnlyList<string>> ReadsWholeAsync(TestDatabase database, string sql)
    {
        var names = Alias().Matches(sql).Select(m => (Table: m.Groups[1].Value, Alias: m.Groups[2].Value)).Distinct().ToLookup(a => a.Alias, a => a.Table);
        return [.. (await OfAsync(database, sql)).Select(step => Scan().Match(step)).Where(m => m.Success)
            .Where(m => names[m.Groups[1].Value].Intersect(Growing).Any()).Select(m => $"{m.Value} ({string.Join('/', names[m.Groups[1].Value])})")];
    }

    [GeneratedRegex("@[A-Za-z_0-9]+")]
    private static partial Regex Parameter();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^SCAN (\w+)(?! USING)\b.*$")]
    private static partial Regex Scan();
}
