using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Guidelines;

/// <summary>The customer guidelines, and how many have acknowledged them.</summary>
public static class ListGuidelines
{
    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<Result>;

    /// <param name="People">Active agents whom the reader sees.</param>
    public sealed record Result(IReadOnlyList<Row> Guidelines, int People);

    /// <param name="Current">The version that is read; 0 while there is only a draft.</param>
    /// <param name="HasDraft">Something is written that is not published.</param>
    /// <param name="Read">How many of the people have acknowledged the current version.</param>
    public sealed record Row(
        long Id, int Version, LocalizedText Title, bool Active, int Current, DateTimeOffset? PublishedAt, DateTimeOffset? RequiredFrom, bool HasDraft, int Read);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var people = db.Agents.VisibleTo(current.User).Where(a => a.Active);
            return new(
                await db.Guidelines.AsNoTracking().OrderByDescending(g => g.Active).ThenBy(g => g.Title.En).Select(g => new Row(
                    g.Id, g.Version, g.Title, g.Active, g.Current,
                    g.Versions.Where(v => v.Number == g.Current).Select(v => (DateTimeOffset?)v.PublishedAt).FirstOrDefault(), g.RequiredFrom,
                    !g.Versions.Any(v => v.Number == g.Current && v.Body.En == g.Draft.En && v.Body.De == g.Draft.De),
                    people.Count(a => db.Acknowledgements.Any(k => k.AgentId == a.Id && k.GuidelineId == g.Id && k.Number == g.Current)))).ToListAsync(cancellationToken),
                await people.CountAsync(cancellationToken));
        }
    }
}
