using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using MediatR;

namespace Helpdesk.Application.Qualifications;

/// <summary>Somebody other than the holder puts their name to the evidence; from then on it counts.</summary>
public static class VerifyQualification
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command(long Qualification, int Version) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var qualification = await db.Qualifications.VisibleTo(current.User, db).ByIdOrNotFound(command.Qualification, cancellationToken);
            qualification.Expect(command.Version).Verify(current.User.Agent, time.GetUtcNow());
            return Unit.Value;
        }
    }

    /// <summary>The qualifications of the agents that exist for the user.</summary>
    internal static IQueryable<Qualification> VisibleTo(this IQueryable<Qualification> qualifications, CurrentUser user, HelpdeskDbContext db)
    {
        var agents = db.Agents.VisibleTo(user).Select(a => a.Id);
        return qualifications.Where(q => agents.Contains(q.AgentId));
    }
}
