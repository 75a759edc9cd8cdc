using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Trainings;

namespace Helpdesk.TestSupport;

public sealed partial class Desk
{
    /// <summary>Optics I: competent in the optics of cameras from 60 %, for two years; two cases in six months renew it.</summary>
    public Task<Course> Course(string name = "Optics I") => Database.Save(db => db.Courses.Add(new Course(new CourseTerms(
        new(name, $"{name} (de)"), new("The basics of lenses.\n\nWith practice.", "Grundlagen."), 60, 24, [new(CameraOptics.Id, SkillLevel.Competent)], 2, 6))).Entity);

    /// <summary>A session in which these people enrolled in this order; by default next Monday from eight to eleven, UTC.</summary>
    public Task<TrainingSession> Session(Course course, int places, DateTimeOffset? starts = null, params Agent[] people) => Database.Save(db =>
    {
        var begins = starts ?? Now.AddDays(7);
        var planned = begins.AddDays(-7) < Now ? begins.AddDays(-7) : Now;
        var session = new TrainingSession(course.Id, new(begins, begins.AddHours(3), "Room 3", "Dr. Vera Lind", places), planned);
        foreach (var person in people)
        {
            session.Enrol(person.Id, person.Id, planned);
        }

        return db.Sessions.Add(session).Entity;
    });

    /// <summary>Second Level, to competent, for ninety days since yesterday; two cases are wanted.</summary>
    public Task<Traineeship> Traineeship(Agent trainee, Agent mentor, Skill skill, int cases = 2, DateTimeOffset? until = null) => Database.Save(db =>
        db.Traineeships.Add(new Traineeship(
            new(trainee.Id, mentor.Id, skill.Id, skill.TopicId, skill.FamilyId, Tier.Second, SkillLevel.Competent, cases, Now.AddDays(-1), until ?? Now.AddDays(90)),
            Lena.Id, Now.AddDays(-1))).Entity);

    /// <summary>Published by Lena, required at once.</summary>
    public Task<Guideline> Guideline(string title = "On the phone", string text = "Say your name.\n\nListen first.") => Database.Save(db =>
    {
        var guideline = new Guideline(new LocalizedText(title, $"{title} (de)"), new LocalizedText(text, $"{text} (de)"));
        guideline.Publish(Lena.Id, 0, Now);
        return db.Guidelines.Add(guideline).Entity;
    });
}
