using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>A course is given at a time and place.</summary>
public static class CreateSession
{
    [Requires(Permission.TeachPeople)]
    public sealed record Query(long Course) : IQuery<Result>;

    public sealed record Result(LocalizedText Course, bool Active);

    [Requires(Permission.TeachPeople)]
    public sealed record Command : SessionForm, ICommand<TrainingSession>
    {
        public long Course { get; init; }
    }

    internal sealed class Validator : SessionFormValidator<Command>;

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken cancellationToken) =>
            db.Courses.Where(c => c.Id == query.Course).Select(c => new Result(c.Name, c.Active)).FirstOrNotFound(cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, TrainingSession>
    {
        /// <returns>The session; the one that is planned already where the same form was sent twice.</returns>
        public async Task<TrainingSession> Handle(Command command, CancellationToken cancellationToken)
        {
            var course = await db.Courses.ByIdOrNotFound(command.Course, cancellationToken);
            Verdict.Unless(course.Active, Reason.Of("OnlyACourseInUseIsPlanned")).OrThrow();
            var session = new TrainingSession(course.Id, command.Plan, time.GetUtcNow());
            return await db.Sessions.FirstOrDefaultAsync(
                    s => s.CourseId == course.Id && s.StartsAt == session.StartsAt && s.EndsAt == session.EndsAt && s.Place == session.Place
                        && s.Trainer == session.Trainer && s.CancelledAt == null,
                    cancellationToken)
                ?? db.Sessions.Add(session).Entity;
        }
    }
}
