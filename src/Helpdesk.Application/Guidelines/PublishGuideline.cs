using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Guidelines;

/// <summary>The draft becomes the next version, which everybody is asked to acknowledge.</summary>
public static class PublishGuideline
{
    [Requires(Permission.TeachPeople)]
    public sealed record Command : ICommand
    {
        public long Guideline { get; init; }

        public int Version { get; init; }

        /// <summary>So long the version before is enough for admission.</summary>
        public int DaysToRead { get; init; } = 7;
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var guideline = await db.Guidelines.Include(g => g.Versions).ByIdOrNotFound(command.Guideline, cancellationToken);
            guideline.Expect(command.Version).Publish(current.User.Agent, command.DaysToRead, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
