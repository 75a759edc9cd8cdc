using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>Does leased work and ends or reschedules its row, in one transaction. Whoever lost the lease meanwhile did nothing.</summary>
public static class DoDueWork
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Command(long Id, Guid Owner) : ICommand<bool>;

    internal sealed class Handler(HelpdeskDbContext db, IEnumerable<IDueWork> kinds, IDatabaseTime time) : IRequestHandler<Command, bool>
    {
        /// <returns>False: somebody else has it now, or it is done.</returns>
        public async Task<bool> Handle(Command command, CancellationToken cancellationToken)
        {
            var mine = db.Due.Where(i => i.Id == command.Id && i.Owner == command.Owner);
            if (await mine.Select(i => new { i.Kind, i.Subject }).FirstOrDefaultAsync(cancellationToken) is not { } item)
            {
                return false;
            }

            var now = await time.NowAsync(cancellationToken);
            var kind = kinds.FirstOrDefault(k => k.Kind == item.Kind) ?? throw new UnknownWorkException(item.Kind);
            var next = await kind.DoAsync(item.Subject, now, cancellationToken);
            if (kind is IRecurringWork recurring)
            {
                next ??= recurring.NextAfter(now);
            }

            // What was changed is not saved yet; if the row is no longer ours, none of it will be.
            var ended = next is { } at
                ? await mine.ExecuteUpdateAsync(
                    set => set.FallsDue(at).SetProperty(i => i.Tries, 0).SetProperty(i => i.LastFailure, ""), cancellationToken)
                : await mine.ExecuteDeleteAsync(cancellationToken);
            return ended == 1 ? true : throw new LeaseLostException();
        }
    }
}

/// <summary>Another node took the work over while it was being done: nothing of it counts.</summary>
public sealed class LeaseLostException() : Exception("The lease ended while the work was being done.");

/// <summary>No handler bears this name: a row from a newer release, or one whose handler is gone.</summary>
public sealed class UnknownWorkException(string kind) : Exception($"Nothing here does work of the kind '{kind}'.");
