using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Trainings;

public sealed class CourseTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_course_is_written_changed_taken_out_of_use_and_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (room, lena) = (new Classroom(desk), desk.As(desk.Lena));
        Assert.Equal(3, (await database.Send(new CreateCourse.Query(), lena)).Count);

        var course = await room.Course();
        var shown = await database.Send(new EditCourse.Query(course.Id), lena);
        await database.Send(
            shown.Form with
            {
                PassMark = 75, ValidityMonths = null, RenewalCases = 10, RenewalMonths = 6,
                Grants = [new() { Skill = desk.CameraFirmware.Id, Level = SkillLevel.Developing }, new() { Skill = desk.CameraOptics.Id, Level = SkillLevel.Proficient }, new()],
            },
            lena);
        await database.Send(new SetCourseActivity.Command(course.Id, 2, false), lena);

        var row = (await database.Send(new ListTrainings.Query(), lena)).Courses.Single();
        Assert.Equal((false, 75, null, 10, 6), (row.Active, row.PassMark, row.ValidityMonths, row.RenewalCases!.Value, row.RenewalMonths!.Value));
        Assert.Equal([("Firmware", SkillLevel.Developing), ("Optics", SkillLevel.Proficient)], row.Grants.Select(g => (g.Topic.En, g.Level)));

        await database.Send(new SetCourseActivity.Command(course.Id, 3, true), lena);
        Assert.True((await database.Send(new EditCourse.Query(course.Id), lena)).Active);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(shown.Form, lena));
    }

    [Fact]
    public async Task Bad_terms_are_answered_at_their_fields_and_nothing_is_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var (room, lena) = (new Classroom(desk), desk.As(desk.Lena));
        await room.Course();
        await database.Save(db => db.Skills.Add(new Skill(desk.Optics.Id, desk.Phones.Id, [])).Entity.Also(s => s.Deactivate()));
        var retired = await database.Db(db => db.Skills.Where(s => !s.Active).Select(s => s.Id).SingleAsync());
        var other = room.Optics with { NameEn = "Other", NameDe = "Anders" };

        await Refused(room.Optics with { NameDe = "Anders" }, "NamesAreUnique", "NameEn");
        await Refused(other with { Grants = [] }, "ACourseGrantsASkill", "Grants");
        await Refused(other with { Grants = [new() { Skill = 999_999 }] }, "AnActiveSkillIsChosen", "Grants");
        await Refused(other with { Grants = [new() { Skill = retired }] }, "AnActiveSkillIsChosen", "Grants");
        await Refused(other with { PassMark = -1 }, "ANumberIsWithinItsRange", "PassMark");
        await Refused(other with { RenewalCases = 5 }, "ARenewalHasCasesAndMonths", "RenewalMonths");
        var empty = await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            other with { NameEn = " ", DescriptionDe = new string('x', 2001), Grants = [new() { Skill = 1, Level = (SkillLevel)9 }] }, lena));

        Assert.Equal(["DescriptionDe", "Grants[0].Level", "NameEn"], empty.Errors.Select(e => e.PropertyName).Order());
        Assert.Equal(1, await database.Db(db => db.Courses.CountAsync()));

        async Task Refused(CreateCourse.Command course, string rule, string field)
        {
            var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(course, lena));
            Assert.Contains(refused.Reasons, r => (r.Key, r.Field) == ($"Rule.{rule}", field));
        }
    }

    [Fact]
    public async Task Only_the_companys_own_leads_plan_trainings()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var room = new Classroom(desk);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));

        foreach (var user in new[] { petra, desk.As(desk.Sam), desk.AsCarla })
        {
            await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(room.Optics, user));
        }

        Assert.Empty((await database.Send(new ListTrainings.Query(), petra)).Courses);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListTrainings.Query(), desk.As(desk.Sam)));
    }
}

internal static class Doing
{
    public static T Also<T>(this T subject, Action<T> act)
    {
        act(subject);
        return subject;
    }
}
