using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Alerts;

/// <summary>What an agent was told about their own qualifications, the newest first.</summary>
public static class ListMyNotices
{
    public const int Most = 10;

    /// <summary>Older ones are no news.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromDays(90);

    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Reason Reason, DateTimeOffset At);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, since) = (current.User.Agent, time.GetUtcNow() - Lately);
            var found = await db.Alerts.AsNoTracking().Where(a => a.AgentId == me && a.RaisedAt > since).OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id)
                .Take(Most).Select(a => new { a.Text, a.RaisedAt }).ToListAsync(cancellationToken);
            return [.. found.Select(a => new Row(ReasonJson.Read(a.Text), a.RaisedAt))];
        }
    }
}
