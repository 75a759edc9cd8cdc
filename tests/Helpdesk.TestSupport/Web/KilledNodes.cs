using System.Diagnostics;
using Helpdesk.Application.DueWork;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.TestSupport;

/// <summary>Two processes work off the due steps of one PostgreSQL, and one of them is killed again and again.</summary>
public static class KilledNodes
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenKills = TimeSpan.FromMilliseconds(700);

    /// <param name="LongestHold">From a lease until what it held was done, whoever did it: the lease itself and the takeover.</param>
    /// <param name="Runs">Steps that were taken, as the database says.</param>
    /// <param name="Effects">Lines of history that they left.</param>
    public sealed record Outcome(int Kills, TimeSpan Took, TimeSpan LongestHold, int Left, int Runs, int Effects, int TicketsWithOne);

    public static async Task<Outcome> RunAsync(TestDatabase database, int mostKills, TimeSpan most)
    {
        var (watch, kills, leases) = (Stopwatch.StartNew(), 0, new Dictionary<long, DateTimeOffset>());
        var (steady, mortal) = (NodeProcess.Start(database), NodeProcess.Start(database));
        try
        {
            var up = Stopwatch.StartNew();
            while (watch.Elapsed < most && await LookAsync(database, leases) is > 0 and var waiting)
            {
                if (!mortal.IsUp)
                {
                    up.Restart();
                }
                else if (kills < mostKills && up.Elapsed > BetweenKills && waiting > ClaimDueWork.Most * 2)
                {
                    mortal.Dispose();
                    kills++;
                    mortal = NodeProcess.Start(database);
                }

                await Task.Delay(Poll);
            }
        }
        finally
        {
            steady.Dispose();
            mortal.Dispose();
        }

        var took = watch.Elapsed;
        return await database.Db(async db =>
        {
            var runs = await db.ClockStepRuns.AsNoTracking().Select(r => new { r.TicketId, r.At }).ToListAsync();
            var effects = await db.Events.Where(e => e.Kind == TicketEventKind.HierarchicallyEscalated).GroupBy(e => e.TicketId).Select(g => g.Count()).ToListAsync();
            var holds = runs.Where(r => leases.ContainsKey(r.TicketId)).Select(r => r.At - leases[r.TicketId]);
            return new Outcome(kills, took, holds.DefaultIfEmpty().Max(), await db.Due.CountAsync(d => d.Kind == "ClockSteps"), runs.Count, effects.Sum(), effects.Count(n => n == 1));
        });
    }

    /// <summary>Notes since when each ticket has been held for the first time; how many are left.</summary>
    private static Task<int> LookAsync(TestDatabase database, Dictionary<long, DateTimeOffset> leases) => database.Db(async db =>
    {
        foreach (var held in await db.Due.Where(d => d.Kind == "ClockSteps" && d.Owner != null).Select(d => new { d.Subject, d.LeasedUntil }).ToListAsync())
        {
            leases.TryAdd(held.Subject, held.LeasedUntil - ClaimDueWork.Lease);
        }

        return await db.Due.CountAsync(d => d.Kind == "ClockSteps");
    });
}
