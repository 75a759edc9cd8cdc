using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using MediatR;

namespace Helpdesk.Application.Trainings;

/// <summary>A course is taken out of use or into use again: no new sessions, while those that are planned take place.</summary>
public static class SetCourseActivity
{
    [Requires(Permission.TeachPeople)]
    public sealed record Command(long Course, int Version, bool Active) : ICommand;

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            (await db.Courses.ByIdOrNotFound(command.Course, cancellationToken)).Expect(command.Version).SetActive(command.Active);
            return Unit.Value;
        }
    }
}
