using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>All that was given up is tried again at once: its cause was one and is gone.</summary>
public static class RetryGivenUpWork
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            await db.Due.GivenUp(now).ExecuteUpdateAsync(set => set.FallsDue(now).SetProperty(i => i.Tries, 0), cancellationToken);
            return Unit.Value;
        }
    }
}
