using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Traineeships;

/// <summary>A lead confirms that the released cases are enough: they become the proof of the skill, and the traineeship is over.</summary>
public static class ConfirmTraineeship
{
    [Requires(Permission.LeadPeople)]
    public sealed record Command : ICommand
    {
        public long Traineeship { get; init; }

        public int Version { get; init; }

        /// <summary>The first moment at which the qualification no longer counts; null for an open end.</summary>
        public DateTimeOffset? ValidUntil { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var traineeship = await db.Traineeships.VisibleTo(current.User, db).ByIdOrNotFound(command.Traineeship, cancellationToken);
            var cases = await db.CasesOf(traineeship.Expect(command.Version)).Select(t => t.Id).ToListAsync(cancellationToken);
            db.Qualifications.Add(traineeship.Confirm(cases, current.User.Agent, command.ValidUntil, time.GetUtcNow()));
            return Unit.Value;
        }
    }
}
