using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>What is planned, what ran, what is late, and what failed, for the administrator.</summary>
public static class ListDueWork
{
    public const int PageSize = 25;

    [Requires(Permission.ManageDesk)]
    public sealed record Query(int Page) : IQuery<Result>;

    /// <param name="Failures">Those of the page; what was given up comes first.</param>
    /// <param name="Lateness">How long the oldest work that can be done has been waiting; null when none is late.</param>
    public sealed record Result(IReadOnlyList<Row> Kinds, IReadOnlyList<Failed> Failures, int Total, int GivenUp, int Page, TimeSpan? Lateness);

    /// <param name="Schedule">Five fields, for what recurs.</param>
    /// <param name="Next">When the next of it is due; null when nothing of it is planned.</param>
    public sealed record Row(string Kind, string? Schedule, int Planned, DateTimeOffset? Next, Past? Past);

    /// <summary>The figures are of the last day, the last run is whenever it was.</summary>
    public sealed record Past(DateTimeOffset At, TimeSpan Took, bool Failed, int Runs, int Failures, TimeSpan WorstLateness);

    /// <param name="Ticket">It is about this one.</param>
    /// <param name="Cause">A cause of <see cref="FailureCause"/>, or the type of an exception and some of its message.</param>
    public sealed record Failed(long Id, string Kind, long Subject, long? Ticket, int Tries, string Cause, DateTimeOffset DueAt)
    {
        public bool IsGivenUp => Tries >= DueItem.MostTries;
    }

    internal sealed class Handler(HelpdeskDbContext db, IEnumerable<IDueWork> kinds, IDatabaseTime time) : IRequestHandler<Query, Result>
    {
        private static readonly TimeSpan Day = TimeSpan.FromDays(1);

        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var planned = await db.Due.Where(i => i.Tries < DueItem.MostTries).GroupBy(i => i.Kind)
                .Select(g => new { g.Key, Count = g.Count(), Next = g.Min(i => i.DueAt) }).ToDictionaryAsync(g => g.Key, cancellationToken);
            var runs = (await db.DueRuns.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(r => r.Kind);
            var names = kinds.Select(k => k.Kind).Union(planned.Keys).Union(runs.Select(r => r.Key)).Order(StringComparer.Ordinal);
            var schedules = kinds.OfType<IRecurringWork>().ToDictionary(k => k.Kind, k => k.Schedule);

            var failed = db.Due.Where(i => i.LastFailure != "" || db.Due.GivenUp(now).Any(g => g.Id == i.Id));
            var counts = await failed.GroupBy(i => 1).Select(g => new { Total = g.Count(), GivenUp = g.Count(i => i.Tries >= DueItem.MostTries) })
                .FirstOrDefaultAsync(cancellationToken) ?? new { Total = 0, GivenUp = 0 };
            var page = Math.Clamp(query.Page, 1, Math.Max(1, (counts.Total + PageSize - 1) / PageSize));
            var aboutTickets = kinds.Where(k => k.IsAboutTickets).Select(k => k.Kind).ToList();
            var failures = counts.Total == 0 ? [] : await failed.OrderByDescending(i => i.Tries).ThenBy(i => i.DueAt).ThenBy(i => i.Id)
                .Skip((page - 1) * PageSize).Take(PageSize)
                .Select(i => new Failed(
                    i.Id, i.Kind, i.Subject, aboutTickets.Contains(i.Kind) ? i.Subject : null, i.Tries, i.LastFailure == "" ? FailureCause.Ended : i.LastFailure, i.DueAt))
                .ToListAsync(cancellationToken);

            var oldest = planned.Values.Select(k => (DateTimeOffset?)k.Next).Min();
            return new(
                [.. names.Select(n => new Row(n, schedules.GetValueOrDefault(n), planned.GetValueOrDefault(n)?.Count ?? 0, planned.GetValueOrDefault(n)?.Next, Sum([.. runs[n]], now)))],
                failures, counts.Total, counts.GivenUp, page, oldest < now ? now - oldest : null);
        }

        private static Past? Sum(IReadOnlyList<DueRuns> runs, DateTimeOffset now)
        {
            var lately = runs.Where(r => r.Hour > now - Day).ToList();
            return runs.MaxBy(r => r.LastAt) is { } last
                ? new(
                    last.LastAt, last.LastTook, last.LastFailed, lately.Sum(r => r.Runs), lately.Sum(r => r.Failures),
                    lately.Select(r => r.WorstLateness).DefaultIfEmpty().Max())
                : null;
        }
    }
}
