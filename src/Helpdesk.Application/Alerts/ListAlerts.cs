using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Alerts;

/// <summary>What leads have been told and nobody has seen to yet, the newest first.</summary>
public static class ListAlerts
{
    public const int Most = 100;

    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(long Id, AlertKind Kind, Reason Reason, Tier? Tier, DateTimeOffset RaisedAt);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var open = await db.Alerts.AsNoTracking().VisibleTo(current.User).Where(a => a.DoneAt == null)
                .OrderByDescending(a => a.RaisedAt).ThenByDescending(a => a.Id).Take(Most)
                .Select(a => new { a.Id, a.Kind, a.Text, a.Tier, a.RaisedAt }).ToListAsync(cancellationToken);
            return [.. open.Select(a => new Row(a.Id, a.Kind, ReasonJson.Read(a.Text), a.Tier, a.RaisedAt))];
        }
    }
}
