using Helpdesk.Domain.Trainings;

namespace Helpdesk.Domain.Tests.Stage;

/// <summary>Optics I: a course that Lea plans for next Monday, nine to twelve.</summary>
internal static class Sessions
{
    public static readonly DateTimeOffset Now = Desk.Monday;
    public static readonly DateTimeOffset Starts = Now.AddDays(7);
    public static readonly DateTimeOffset Ends = Starts.AddHours(3);

    public static readonly CourseTerms Terms = new(
        new("Optics I", "Optik I"), new("The basics of lenses.", "Grundlagen der Objektive."), 60, 24, [new(31, SkillLevel.Competent), new(32, SkillLevel.Developing)]);

    public static SessionPlan Plan(int places = 2) => new(Starts, Ends, "Room 3", "Dr. Vera Lind", places);

    public static TrainingSession Of(int places = 2) => new TrainingSession(5, Plan(places), Now).WithId(77);

    /// <summary>A session in which these people have enrolled, in this order.</summary>
    public static TrainingSession With(int places, params Agent[] people)
    {
        var session = Of(places);
        foreach (var person in people)
        {
            session.Enrol(person.Id, person.Id, Now);
        }

        return session;
    }

    public static ResultSheet Sheet(params (Agent Agent, bool Attended, int? Score)[] lines) =>
        new(Desk.Theo.Id, [.. lines.Select(l => new ResultLine(l.Agent.Id, l.Attended, l.Score))]);

    public static long[] In(this TrainingSession session) => [.. session.Participants.Select(e => e.AgentId)];

    public static long[] Waiting(this TrainingSession session) => [.. session.WaitingList.Select(e => e.AgentId)];
}
