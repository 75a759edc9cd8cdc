using FluentValidation;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Outbox;

/// <summary>It could not be sent: it is tried again later, each time after a longer wait, until it is no news any more.</summary>
public static class MarkMailFailed
{
    private static readonly int[] Minutes = [1, 5, 30, 120, 240, 480];

    [Requires(Permission.RunTheDesk)]
    public sealed record Command(long Id, Guid Owner, string Failure) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Failure).RequiredText(OutgoingMail.FailureMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var mine = db.Outbox.Where(m => m.Id == command.Id && m.Owner == command.Owner);
            var again = now + WaitAfter(await mine.Select(m => m.Tries).FirstOrDefaultAsync(cancellationToken));
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.DueAt, again).SetProperty(m => m.LeasedUntil, OutgoingMail.Free)
                    .SetProperty(m => m.Owner, (Guid?)null).SetProperty(m => m.LastFailure, command.Failure),
                cancellationToken);
            return Unit.Value;
        }
    }

    internal static TimeSpan WaitAfter(int tries) => TimeSpan.FromMinutes(Minutes[Math.Clamp(tries, 1, Minutes.Length) - 1]);
}
