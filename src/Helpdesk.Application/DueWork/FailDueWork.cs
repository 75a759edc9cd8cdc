using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>Work that failed is tried again later, each time after a longer wait; after the last try it waits for somebody to look.</summary>
public static class FailDueWork
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Command(long Id, Guid Owner, string Failure) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Failure).RequiredText(DueItem.FailureMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, IDatabaseTime time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = await time.NowAsync(cancellationToken);
            var mine = db.Due.Where(i => i.Id == command.Id && i.Owner == command.Owner);
            var tries = await mine.Select(i => i.Tries).FirstOrDefaultAsync(cancellationToken);
            await mine.ExecuteUpdateAsync(
                set => set.FallsDue(now + WaitAfter(tries)).SetProperty(i => i.LastFailure, command.Failure), cancellationToken);
            return Unit.Value;
        }
    }

    /// <summary>5 s, 20 s, 80 s, 5 min, 21 min, 85 min, 6 h: a database that is away for a moment is not a broken job.</summary>
    internal static TimeSpan WaitAfter(int tries) => TimeSpan.FromSeconds(5 * Math.Pow(4, Math.Clamp(tries - 1, 0, 6)));
}
