using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>What is planned, what is late, and what was given up, for the administrator.</summary>
public static class ListDueWork
{
    public const int Most = 100;

    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    /// <param name="Lateness">How long the oldest work that can be done has been waiting; null when none is late.</param>
    public sealed record Result(IReadOnlyList<Planned> Kinds, IReadOnlyList<Failed> Failures, TimeSpan? Lateness);

    public sealed record Planned(string Kind, int Count, DateTimeOffset Next);

    public sealed record Failed(long Id, string Kind, long Subject, int Tries, string Failure, DateTimeOffset DueAt)
    {
        public bool IsGivenUp => Tries >= DueItem.MostTries;
    }

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var kinds = await db.Due.Where(i => i.Tries < DueItem.MostTries).GroupBy(i => i.Kind).OrderBy(g => g.Key)
                .Select(g => new Planned(g.Key, g.Count(), g.Min(i => i.DueAt))).ToListAsync(cancellationToken);
            var failures = await db.Due.Where(i => i.LastFailure != "").OrderByDescending(i => i.Tries).ThenBy(i => i.DueAt).Take(Most)
                .Select(i => new Failed(i.Id, i.Kind, i.Subject, i.Tries, i.LastFailure, i.DueAt)).ToListAsync(cancellationToken);
            var oldest = kinds.Select(k => (DateTimeOffset?)k.Next).Min();
            return new(kinds, failures, oldest < now ? now - oldest : null);
        }
    }
}
