using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Outbox;

/// <summary>It is out of our hands and is never sent again.</summary>
public static class MarkMailSent
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Command(long Id, Guid Owner) : ICommand<bool>;

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, bool>
    {
        /// <returns>False: the lease was lost meanwhile, and another node sends it once more.</returns>
        public async Task<bool> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            return await db.Outbox.Where(m => m.Id == command.Id && m.Owner == command.Owner && m.SentAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.SentAt, now).SetProperty(m => m.Owner, (Guid?)null).SetProperty(m => m.LastFailure, ""), cancellationToken) == 1;
        }
    }
}
