using Cronos;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>At the start of a node: what recurs has its row. Two nodes that start at once make one.</summary>
public static class PlanRecurringWork
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Command : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, IEnumerable<IDueWork> kinds, IDatabaseTime time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var planned = await db.Due.Where(i => i.Subject == 0).Select(i => i.Kind).ToListAsync(cancellationToken);
            db.Due.AddRange(kinds.OfType<IRecurringWork>().Where(k => !planned.Contains(k.Kind)).Select(k =>
                new DueItem(k.Kind, 0, CronExpression.Parse(k.Schedule).GetNextOccurrence(now, TimeZoneInfo.Utc) ?? now)));
            return Unit.Value;
        }
    }
}
