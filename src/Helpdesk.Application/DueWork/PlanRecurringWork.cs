using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>
/// At the start of a node and every now and then: what recurs has its row, and none that is later than its schedule says, which it would be
/// after the clock was ahead for a while or a release brought another schedule. Two nodes that start at once make one.
/// </summary>
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
            foreach (var kind in kinds.OfType<IRecurringWork>())
            {
                var next = kind.NextAfter(now) ?? now;
                if (planned.Contains(kind.Kind))
                {
                    await db.Due.Where(i => i.Kind == kind.Kind && i.Subject == 0 && i.Tries == 0 && i.DueAt > next)
                        .ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, next), cancellationToken);
                }
                else
                {
                    db.Due.Add(new DueItem(kind.Kind, 0, next));
                }
            }

            return Unit.Value;
        }
    }
}
