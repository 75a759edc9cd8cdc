using Helpdesk.Domain.Coverage;

namespace Helpdesk.Domain.Tests.Coverage;

/// <summary>The camera team's Second Level in Berlin, asked on a Monday morning.</summary>
internal static class Covering
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>Monday, the 1st of March, 9 o'clock in Berlin.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly CoverageCell Cameras = new(Tier.Second, Desk.Cameras, Desk.CamerasName, null, null);

    public static readonly CoverageCell MarkTwo = Cameras with { GenerationId = Gates.MarkTwo, Generation = "Mark II" };

    public static readonly HeldQualification Optics = Gates.Optics with { ValidFrom = Now.AddYears(-1), ValidUntil = null, VerifiedAt = Now.AddYears(-1) };

    public static readonly TeachableSkill TeachOptics = new(1, Desk.Optics, Desk.OpticsName, Desk.Cameras, [], []);

    public static readonly Schedule OfficeHours = Weekdays(new(8, 0), new(16, 0));

    public static Schedule Weekdays(TimeOnly from, TimeOnly until) => new(
        "Europe/Berlin",
        [.. Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(d => new WeeklyShift(d, from, until))], [], []);

    public static CoveragePerson Person(long id, string name, Schedule schedule, params HeldQualification[] held) =>
        new(new Candidate(id, name, true, [Gates.CameraTeam], held, []), schedule);

    public static CoverageQuestion Asking(params CoveragePerson[] people) => new(people, [Cameras], Gates.AnyoneInAnyTier, Berlin, Now);

    public static CellCoverage Only(this CoverageQuestion asked) => Assert.Single(CoverageMap.Of(asked).Cells);

    public static HourCount At(this CellCoverage cell, int day, int hour) => cell.Week[(day * 24) + hour];
}
