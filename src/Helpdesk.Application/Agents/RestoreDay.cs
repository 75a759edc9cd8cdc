using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;

namespace Helpdesk.Application.Agents;

/// <summary>The week holds again on a day that had other hours.</summary>
public static class RestoreDay
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Agent, DateOnly Day) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await db.PlanToChangeAsync(command.Agent, current.User, cancellationToken);
            if (plan.Exceptions.All(e => e.Day != command.Day))
            {
                throw new NotFoundException(nameof(DayException));
            }

            plan.Restore(command.Day);
            return Unit.Value;
        }
    }
}
