using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>A lead sends somebody to a session.</summary>
public static class Enrol
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Session, long Agent) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var session = await db.SessionAsync(command.Session, cancellationToken);
            var agent = await db.Agents.VisibleTo(current.User).FirstOrDefaultAsync(a => a.Id == command.Agent && a.Active, cancellationToken)
                ?? throw new BrokenRuleException(Reason.Of("AColleagueIsChosen").At(nameof(command.Agent)));
            session.Enrol(agent.Id, current.User.Agent, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
