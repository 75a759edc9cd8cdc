using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>What somebody was told, the newest first.</summary>
public static class ListNotices
{
    public const int PageSize = 25;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(int Page) : IQuery<Result>;

    /// <param name="Newest">The last one there is: what comes later was not on the page.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, int Unread, long Newest);

    public sealed record Row(long Id, NoticeKind Kind, Reason Reason, DateTimeOffset At, bool IsUnread);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var mine = db.Notices.AsNoTracking().Where(n => n.AgentId == me);
            var all = await mine.GroupBy(n => n.AgentId)
                .Select(g => new { Total = g.Count(), Unread = g.Count(n => n.ReadAt == null), Newest = g.Max(n => n.Id) })
                .FirstOrDefaultAsync(cancellationToken) ?? new { Total = 0, Unread = 0, Newest = 0L };
            var page = Math.Clamp(query.Page, 1, Math.Max(1, (all.Total + PageSize - 1) / PageSize));
            var rows = await mine.OrderByDescending(n => n.Id).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(n => new { n.Id, n.Kind, n.Text, n.At, n.ReadAt }).ToListAsync(cancellationToken);
            return new([.. rows.Select(n => new Row(n.Id, n.Kind, ReasonJson.Read(n.Text), n.At, n.ReadAt is null))], all.Total, page, all.Unread, all.Newest);
        }
    }
}
