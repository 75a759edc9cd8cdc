using Helpdesk.Application.Trainings;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Trainings;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Trainings;

/// <summary>The desk with a course in camera optics that Lena plans.</summary>
internal sealed class Classroom(Desk desk)
{
    public TestDatabase Database => desk.Database;

    public DateTimeOffset Starts { get; } = desk.Now.AddDays(7);

    public CreateCourse.Command Optics => new()
    {
        NameEn = "Optics I", NameDe = "Optik I", DescriptionEn = "Lenses.", DescriptionDe = "Objektive.", PassMark = 60, ValidityMonths = 24,
        Grants = [new() { Skill = desk.CameraOptics.Id, Level = SkillLevel.Competent }],
    };

    public Task<Course> Course(CreateCourse.Command? course = null) => Database.Send(course ?? Optics, desk.As(desk.Lena));

    public CreateSession.Command Plan(long course, int places = 2) =>
        new() { Course = course, StartsAt = Starts, EndsAt = Starts.AddHours(3), Place = "Room 3", Trainer = "Dr. Vera Lind", Places = places };

    public async Task<TrainingSession> Session(int places = 2, CreateCourse.Command? course = null) =>
        await Database.Send(Plan((await Course(course)).Id, places), desk.As(desk.Lena));

    public Task<ShowSession.Result> Show(long session) => Database.Send(new ShowSession.Query(session), desk.As(desk.Lena));

    /// <summary>The form as Lena fetches it, with these scores in the order of the lines; null for who was absent.</summary>
    public async Task<RecordResults.Command> Sheet(long session, params int?[] scores)
    {
        var form = (await Database.Send(new RecordResults.Query(session), desk.As(desk.Lena))).Form;
        return form with { Lines = [.. form.Lines.Zip(scores, (line, score) => line with { Attended = score is not null, Score = score })] };
    }

    public void LetItBegin() => Database.Time.Advance(Starts - Database.Now);
}
