using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>What recurs is done now, and after that at its usual time. Where it is being done already, that will do.</summary>
public static class RunRecurringWork
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(string Kind) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Kind).RequiredText(DueItem.KindMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, IEnumerable<IDueWork> kinds, IDatabaseTime time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            if (!kinds.OfType<IRecurringWork>().Any(k => k.Kind == command.Kind))
            {
                throw new NotFoundException(nameof(IRecurringWork));
            }

            var now = await time.NowAsync(cancellationToken);
            var row = db.Due.Where(i => i.Kind == command.Kind && i.Subject == 0);
            await row.NotHeldAt(now).ExecuteUpdateAsync(set => set.FallsDue(now).SetProperty(i => i.Tries, 0), cancellationToken);
            if (!await row.AnyAsync(cancellationToken))
            {
                db.Due.Add(new DueItem(command.Kind, 0, now));
            }

            return Unit.Value;
        }
    }
}
