using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Traineeships;

/// <summary>What runs, those that reached their cases first: they wait for a lead's confirmation.</summary>
public static class ListTraineeships
{
    public const int Most = 200;

    [Requires(Permission.LeadPeople)]
    public sealed record Query : IQuery<IReadOnlyList<TraineeshipRow>>;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, IReadOnlyList<TraineeshipRow>>
    {
        public async Task<IReadOnlyList<TraineeshipRow>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Traineeships.VisibleTo(current.User, db).Where(t => t.EndedAt == null).Rows(db)
                .OrderBy(t => t.Until).ThenBy(t => t.Id).Take(Most).ToListAsync(cancellationToken);
            return [.. rows.OrderByDescending(t => t.IsReached)];
        }
    }
}
