using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Outbox;

/// <summary>A node leases some of what waits to be sent. What another one took in the meantime it does not get.</summary>
public static class ClaimMail
{
    public const int Most = 10;

    /// <summary>After so long sending one mail is given up.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(20);

    /// <summary>Longer than all of a claim can take one after another: while a node lives, nobody else sends what it holds.</summary>
    public static readonly TimeSpan Lease = (Most + 5) * LongestSending;

    [Requires(Permission.RunTheDesk)]
    public sealed record Command : ICommand<IReadOnlyList<Claimed>>;

    /// <param name="Owner">The fence: only with it can the mail be marked.</param>
    /// <param name="Kind">Null for a mail to a customer.</param>
    public sealed record Claimed(
        long Id, Guid Owner, Guid Key, string Address, string Name, Language Language, NoticeKind? Kind, long? TicketId, Reason Reason, DateTimeOffset CreatedAt);

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, IReadOnlyList<Claimed>>
    {
        public async Task<IReadOnlyList<Claimed>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var ids = await db.Outbox.ToSend(now).OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => m.Id).Take(Most).ToListAsync(cancellationToken);
            var owner = Guid.CreateVersion7();

            // The condition stands here again: a row that another node leased since it was read no longer fulfils it.
            await db.Outbox.ToSend(now).Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.LeasedUntil, now + Lease).SetProperty(m => m.Owner, owner).SetProperty(m => m.Tries, m => m.Tries + 1),
                cancellationToken);

            var mine = await db.Outbox.AsNoTracking().Where(m => m.Owner == owner).OrderBy(m => m.DueAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
            return [.. mine.Select(m => new Claimed(
                m.Id, owner, m.Key, m.Address, m.Name, m.Language, m.Kind, m.TicketId, ReasonJson.Read(m.Text), m.CreatedAt))];
        }
    }
}
