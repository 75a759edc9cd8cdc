using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Outbox;

/// <summary>Whether a mail waits to be sent: a look that takes no lock, so that an idle node disturbs nobody.</summary>
public static class NextMail
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Query : IQuery<bool>;

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Query, bool>
    {
        public async Task<bool> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Outbox.ToSend(await time.NowAsync(cancellationToken)).AnyAsync(cancellationToken);
    }
}
