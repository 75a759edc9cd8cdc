using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Agents;
using MediatR;

namespace Helpdesk.Application.Agents;

/// <summary>An absence that does not take place, or is over and no longer of interest.</summary>
public static class EndAbsence
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Agent, long Absence) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await db.PlanToChangeAsync(command.Agent, current.User, cancellationToken);
            if (plan.Absences.All(a => a.Id != command.Absence))
            {
                throw new NotFoundException(nameof(Absence));
            }

            plan.Return(command.Absence);
            return Unit.Value;
        }
    }
}
