using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>Whether something is due: a look that takes no lock, so that an idle node disturbs nobody.</summary>
public static class NextDueWork
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Query : IQuery<bool>;

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Query, bool>
    {
        public async Task<bool> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            return await db.Due.DoableAt(now).AnyAsync(cancellationToken);
        }
    }
}
