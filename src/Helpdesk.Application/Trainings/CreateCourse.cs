using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Trainings;
using MediatR;

namespace Helpdesk.Application.Trainings;

/// <summary>Something that people can learn, and what they hold once they have.</summary>
public static class CreateCourse
{
    [Requires(Permission.TeachPeople)]
    public sealed record Query : IQuery<IReadOnlyList<AddQualification.SkillName>>;

    [Requires(Permission.TeachPeople)]
    public sealed record Command : CourseForm, ICommand<Course>;

    internal sealed class Validator : CourseFormValidator<Command>;

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, IReadOnlyList<AddQualification.SkillName>>
    {
        public async Task<IReadOnlyList<AddQualification.SkillName>> Handle(Query query, CancellationToken cancellationToken) =>
            await CourseForm.SkillsAsync(db, cancellationToken);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Course>
    {
        public async Task<Course> Handle(Command command, CancellationToken cancellationToken) =>
            db.Courses.Add(new Course(await command.CheckAsync(db, course: null, cancellationToken))).Entity;
    }
}
