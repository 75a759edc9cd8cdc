using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>What was given up is tried again at once.</summary>
public static class RetryDueWork
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Id) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var found = await db.Due.Where(i => i.Id == command.Id && (i.LastFailure != "" || i.Tries >= DueItem.MostTries)).ExecuteUpdateAsync(
                set => set.FallsDue(now).SetProperty(i => i.Tries, 0), cancellationToken);
            return found == 1 ? Unit.Value : throw new NotFoundException(nameof(DueItem));
        }
    }
}
