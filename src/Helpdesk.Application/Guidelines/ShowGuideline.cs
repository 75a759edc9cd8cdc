using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Guidelines;

/// <summary>A guideline with its versions, and who has acknowledged the current one and who has not.</summary>
public static class ShowGuideline
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query(long Guideline) : IQuery<Result>;

    /// <param name="Guideline">Untracked, with its versions.</param>
    /// <param name="Readers">The active people whom the reader sees; who has not read it first.</param>
    public sealed record Result(Guideline Guideline, IReadOnlyList<VersionRow> Versions, IReadOnlyList<Reader> Readers, Verdict CanPublish)
    {
        public GuidelineVersion? Current => Guideline.Versions.FirstOrDefault(v => v.Number == Guideline.Current);

        public int Missing => Readers.Count(r => r.Number != Guideline.Current);
    }

    public sealed record VersionRow(int Number, DateTimeOffset PublishedAt, string PublishedBy, int Acknowledged);

    /// <param name="Number">The newest version that they acknowledged; null for none.</param>
    public sealed record Reader(long Agent, string Name, int? Number, DateTimeOffset? At);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var guideline = await db.Guidelines.AsNoTracking().Include(g => g.Versions).ByIdOrNotFound(query.Guideline, cancellationToken);
            var people = db.Agents.AsNoTracking().VisibleTo(current.User).Where(a => a.Active);
            var versions = await (
                from v in db.Set<GuidelineVersion>()
                where v.GuidelineId == query.Guideline
                orderby v.Number descending
                select new VersionRow(
                    v.Number, v.PublishedAt, db.Agents.Where(a => a.Id == v.PublishedById).Select(a => a.Name).First(),
                    people.Count(a => db.Acknowledgements.Any(k => k.AgentId == a.Id && k.GuidelineId == v.GuidelineId && k.Number == v.Number)))).ToListAsync(cancellationToken);
            var readers = await (
                from a in people
                join k in db.Acknowledgements.Where(k => k.GuidelineId == query.Guideline && !k.Superseded) on a.Id equals k.AgentId into read
                from k in read.DefaultIfEmpty()
                orderby a.Name, a.Id
                select new Reader(a.Id, a.Name, (int?)k.Number, (DateTimeOffset?)k.At)).ToListAsync(cancellationToken);

            return new(
                guideline, versions, [.. readers.OrderBy(r => r.Number == guideline.Current)],
                Guideline.CanPublish(guideline.Versions.MaxBy(v => v.Number)?.Body, guideline.Draft));
        }
    }
}
