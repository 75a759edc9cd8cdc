using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Clocks;

/// <summary>On that day the week holds again.</summary>
public static class RemoveCalendarDay
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command(long Id, DateOnly Day) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var calendar = await db.CalendarToChangeAsync(command.Id, cancellationToken);
            calendar.Change(calendar.Hours.Without(command.Day), time.GetUtcNow());
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
