using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

/// <summary>What a course is about and worth from now on. What people earned in it before stays as it is.</summary>
public static class EditCourse
{
    [Requires(Permission.TeachPeople)]
    public sealed record Query(long Course) : IQuery<Result>;

    public sealed record Result(LocalizedText Name, bool Active, Command Form, IReadOnlyList<AddQualification.SkillName> Skills);

    [Requires(Permission.TeachPeople)]
    public sealed record Command : CourseForm, ICommand
    {
        public long Course { get; init; }

        public int Version { get; init; }
    }

    internal sealed class Validator : CourseFormValidator<Command>;

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var course = await db.Courses.AsNoTracking().Include(c => c.Grants).ByIdOrNotFound(query.Course, cancellationToken);
            var form = new Command
            {
                Course = course.Id, Version = course.Version,
                NameEn = course.Name.En, NameDe = course.Name.De, DescriptionEn = course.Description.En, DescriptionDe = course.Description.De,
                PassMark = course.PassMark, ValidityMonths = course.ValidityMonths,
                RenewalCases = course.RenewalCases, RenewalMonths = course.RenewalMonths,
                Grants = [.. course.Grants.OrderBy(g => g.SkillId).Select(g => new CourseForm.Row { Skill = g.SkillId, Level = g.Level })],
            };
            return new(course.Name, course.Active, form, await CourseForm.SkillsAsync(db, cancellationToken));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var course = (await db.Courses.Include(c => c.Grants).ByIdOrNotFound(command.Course, cancellationToken)).Expect(command.Version);
            course.Change(await command.CheckAsync(db, course, cancellationToken));
            db.Touch(course);
            return Unit.Value;
        }
    }
}
