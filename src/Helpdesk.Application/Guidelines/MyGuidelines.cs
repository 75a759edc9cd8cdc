using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Guidelines;

/// <summary>The guidelines that hold now, and which of them I still have to read.</summary>
public static class MyGuidelines
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(IReadOnlyList<Row> Guidelines)
    {
        public IReadOnlyList<Row> ToRead => [.. Guidelines.Where(g => !g.IsRead).OrderBy(g => g.RequiredFrom)];

        public IReadOnlyList<Row> Read => [.. Guidelines.Where(g => g.IsRead)];
    }

    /// <param name="RequiredFrom">When admission begins to ask for the current version, where it asks at all.</param>
    /// <param name="Number">The newest version that I acknowledged; null for none.</param>
    public sealed record Row(long Id, LocalizedText Title, int Current, DateTimeOffset PublishedAt, DateTimeOffset? RequiredFrom, int? Number, DateTimeOffset? At)
    {
        public bool IsRead => Number == Current;
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            return new(await (
                from g in db.Guidelines.AsNoTracking()
                where g.Active && g.Current > 0
                join k in db.Acknowledgements.Where(k => k.AgentId == me && !k.Superseded) on g.Id equals k.GuidelineId into read
                from k in read.DefaultIfEmpty()
                orderby g.Title.En, g.Id
                select new Row(
                    g.Id, g.Title, g.Current, g.Versions.Where(v => v.Number == g.Current).Select(v => v.PublishedAt).First(), g.RequiredFrom,
                    (int?)k.Number, (DateTimeOffset?)k.At)).ToListAsync(cancellationToken));
        }
    }
}
