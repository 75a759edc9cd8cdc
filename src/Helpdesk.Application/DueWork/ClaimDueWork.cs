using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>A node leases some of what is due. What another one took in the meantime it does not get.</summary>
public static class ClaimDueWork
{
    public const int Most = 20;

    /// <summary>Whoever holds work longer than this loses it to the next who asks: what a killed process held goes on within a minute.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Requires(Permission.RunTheDesk)]
    public sealed record Command : ICommand<IReadOnlyList<Claimed>>;

    /// <param name="Owner">The fence: only with it can the work be ended.</param>
    /// <param name="At">When, by the database's time.</param>
    public sealed record Claimed(long Id, string Kind, long Subject, DateTimeOffset DueAt, Guid Owner, DateTimeOffset At);

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, IReadOnlyList<Claimed>>
    {
        public async Task<IReadOnlyList<Claimed>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var ids = await db.Due.DoableAt(now).OrderBy(i => i.DueAt).ThenBy(i => i.Id).Select(i => i.Id).Take(Most).ToListAsync(cancellationToken);
            var owner = Guid.CreateVersion7();

            // The condition stands here again: a row that another node leased since it was read no longer fulfils it.
            await db.Due.Where(i => ids.Contains(i.Id)).DoableAt(now).ExecuteUpdateAsync(
                set => set.SetProperty(i => i.LeasedUntil, now + Lease).SetProperty(i => i.Owner, owner).SetProperty(i => i.Tries, i => i.Tries + 1),
                cancellationToken);

            return await db.Due.Where(i => i.Owner == owner).OrderBy(i => i.DueAt).ThenBy(i => i.Id)
                .Select(i => new Claimed(i.Id, i.Kind, i.Subject, i.DueAt, owner, now)).ToListAsync(cancellationToken);
        }
    }
}
