using Helpdesk.Domain.Coverage;
using static Helpdesk.Domain.Tests.Coverage.Covering;

namespace Helpdesk.Domain.Tests.Coverage;

public sealed class CoverageTests
{
    [Fact]
    public void Whoever_is_qualified_and_on_shift_counts_in_every_hour_of_the_shift()
    {
        var cell = Asking(Person(1, "Nina", OfficeHours, Optics), Person(2, "Nils", OfficeHours)).Only();

        Assert.Equal([0, 1, 1, 0], new[] { 7, 8, 15, 16 }.Select(h => cell.At(0, h).People!.Value));
        Assert.Equal((1, 0), (cell.At(4, 12).People, cell.At(5, 12).People));
        Assert.Equal((1, 1), (cell.Holders, cell.Fewest));
        Assert.Empty(cell.Holes);
        Assert.Null(cell.Loss);
    }

    [Fact]
    public void A_generation_that_some_skill_names_is_covered_by_that_skill_only()
    {
        var general = Optics with { SiblingGenerations = [Gates.MarkTwo] };
        var special = general with { Generations = [Gates.MarkTwo] };

        int Count(CoverageCell cell, HeldQualification held) =>
            (Asking(Person(1, "Nina", OfficeHours, held)) with { Cells = [cell] }).Only().At(0, 9).People!.Value;

        Assert.Equal((1, 0), (Count(Cameras, general), Count(MarkTwo, general)));
        Assert.Equal((1, 1), (Count(Cameras, special), Count(MarkTwo, special)));
    }

    [Fact]
    public void Above_First_Level_a_topic_is_known_at_the_level_of_the_tier()
    {
        var third = Cameras with { Tier = Tier.Third };
        var first = Cameras with { Tier = Tier.First };
        Candidate Everywhere(params HeldQualification[] held) =>
            new(1, "Nina", true, [.. Enum.GetValues<Tier>().Select(t => new CandidateTeam((long)t, t, true, []))], held, []);

        var cells = CoverageMap.Of(new([new(Everywhere(Optics), OfficeHours)], [first, Cameras, third], Gates.AnyoneInAnyTier, Berlin, Now)).Cells;
        var untaught = CoverageMap.Of(new([new(Everywhere(), OfficeHours)], [first, Cameras, third], Gates.AnyoneInAnyTier, Berlin, Now)).Cells;

        Assert.Equal([1, 1, 0], cells.Select(c => c.Holders));
        Assert.Equal([1, 0, 0], untaught.Select(c => c.Holders));
    }

    [Fact]
    public void An_override_is_no_proof_and_somebody_inactive_counts_nowhere()
    {
        var helping = Person(1, "Nina", OfficeHours);
        helping = helping with { Agent = helping.Agent with { Overrides = [new(1, Tier.Second, Desk.Cameras, Now.AddDays(-1), Now.AddDays(80), null)] } };
        var gone = Person(2, "Nils", OfficeHours, Optics);
        gone = gone with { Agent = gone.Agent with { Active = false } };

        Assert.Equal(0, Asking(helping, gone).Only().Holders);
    }

    [Fact]
    public void An_hour_shows_its_thinnest_quarter()
    {
        var cell = Asking(Person(1, "Nina", Weekdays(new(8, 30), new(15, 50)), Optics)).Only();

        Assert.Equal([0, 1, 1, 0], new[] { 8, 9, 14, 15 }.Select(h => cell.At(0, h).People!.Value));
        Assert.True(cell.At(0, 8).IsOpen);
    }

    [Fact]
    public void A_hole_is_open_time_with_too_few_and_a_closed_desk_lacks_nobody_unless_asked()
    {
        var office = Asking(Person(1, "Nina", OfficeHours with { Absences = [new(Berlins(3, 2, 10), Berlins(3, 3, 9), AbsenceKind.Training)] }, Optics),
            Person(2, "Nils", OfficeHours)) with { Days = 7 };

        Assert.Equal([(Berlins(3, 2, 10), Berlins(3, 2, 16)), (Berlins(3, 3, 8), Berlins(3, 3, 9))], office.Only().Holes.Select(h => (h.From, h.Until)));
        Assert.Equal([0, 0], office.Only().Holes.Select(h => h.Fewest));
        Assert.Equal([(1, 0.0), (0, 6.0), (0, 1.0)], office.Only().Forecast.Take(3).Select(d => (d.Fewest!.Value, d.HoursShort)));
        Assert.Null(office.Only().Forecast[5].Fewest);
        Assert.Equal(Berlins(3, 1, 0), (office with { EveryHour = true }).Only().Holes[0].From);
    }

    [Fact]
    public void A_higher_minimum_makes_holes_where_one_was_enough()
    {
        var asked = Asking(Person(1, "Nina", OfficeHours, Optics), Person(2, "Nils", Weekdays(new(8, 0), new(12, 0)), Optics)) with
        {
            Cells = [Cameras with { Minimum = 2 }], Days = 1,
        };

        Assert.Equal([new(Berlins(3, 1, 12), Berlins(3, 1, 16), 1, 2)], asked.Only().Holes);
    }

    [Fact]
    public void An_expiry_in_the_middle_of_the_forecast_loses_the_last_holder_and_alarms_thirty_days_before()
    {
        var end = Now.AddDays(40);
        var asked = Asking(Person(1, "Nina", OfficeHours, Optics with { ValidUntil = end }), Person(2, "Nils", OfficeHours, Optics with { ValidUntil = end.AddDays(-5) }));

        var cell = asked.Only();
        CoverageMap On(int day) => CoverageMap.Of(asked with { Now = Now.AddDays(day) });

        Assert.Equal((end, 0), (cell.Loss!.At, cell.Loss.Left));
        Assert.Equal([new Holder(1, "Nina")], cell.Loss.Lost);
        Assert.Equal([2, 2, 1, 1], new[] { 0, 32, 35, 36 }.Select(d => cell.Forecast[d].Fewest!.Value));
        Assert.Equal([0, 0], new[] { 42, 88 }.Select(d => cell.Forecast[d].Fewest!.Value));
        Assert.Empty(On(8).AlarmsAt(Now.AddDays(8)));
        Assert.Single(On(9).AlarmsAt(Now.AddDays(9)));
        Assert.True(end - Now.AddDays(9) >= TimeSpan.FromDays(30));
    }

    [Fact]
    public void What_is_renewed_in_time_is_not_lost()
    {
        var renewed = Optics with { Id = 9, ValidFrom = Now.AddDays(40), VerifiedAt = Now };
        var late = renewed with { ValidFrom = Now.AddDays(41) };

        Assert.Null(Asking(Person(1, "Nina", OfficeHours, Optics with { ValidUntil = Now.AddDays(40) }, renewed)).Only().Loss);
        Assert.Equal(Now.AddDays(40), Asking(Person(1, "Nina", OfficeHours, Optics with { ValidUntil = Now.AddDays(40) }, late)).Only().Loss!.At);
    }

    [Fact]
    public void What_is_too_little_already_is_short_and_not_lost_once_more()
    {
        var cell = Asking(Person(1, "Nina", OfficeHours, Optics with { ValidUntil = Now.AddDays(-1) })).Only();

        Assert.True(cell.IsShort);
        Assert.Null(cell.Loss);
    }

    [Theory]
    [InlineData(3, 22)]
    [InlineData(10, 25)]
    public void Office_hours_stay_office_hours_when_the_clocks_change(int month, int day)
    {
        var cell = (Asking(Person(1, "Nina", new Schedule("Europe/Berlin", [.. Enum.GetValues<DayOfWeek>().Select(d => new WeeklyShift(d, new(8, 0), new(16, 0)))], [], []), Optics))
            with { Now = Berlins(month, day, 12), Days = 14 }).Only();

        for (var d = 0; d < 7; d++)
        {
            Assert.Equal([0, 1, 1, 0], new[] { 7, 8, 15, 16 }.Select(h => cell.At(d, h).People!.Value));
        }

        Assert.All(cell.Forecast, d => Assert.Equal((1, 0.0), (d.Fewest, d.HoursShort)));
    }

    [Fact]
    public void The_hour_that_spring_skips_has_no_number_and_the_one_that_autumn_repeats_has_its_thinner_half()
    {
        // Sunday is the last of the seven days; in autumn Nina leaves after the first of the two hours from two to three.
        var night = new Schedule("Europe/Berlin", [new(DayOfWeek.Sunday, new(1, 0), new(2, 0))], [], []);
        var spring = (Asking(Person(1, "Nina", night, Optics)) with { Now = Berlins(3, 22, 12) }).Only();
        var all = (Asking(Person(1, "Nina", Schedule.Always with { Absences = [new(new(2027, 10, 31, 1, 0, 0, TimeSpan.Zero), new(2027, 10, 31, 2, 0, 0, TimeSpan.Zero), AbsenceKind.Other)] }, Optics))
            with { Now = Berlins(10, 25, 12) }).Only();

        Assert.Equal([1, null, 0], new[] { 1, 2, 3 }.Select(h => spring.At(6, h).People));
        Assert.Equal([1, 0, 1], new[] { 1, 2, 3 }.Select(h => all.At(6, h).People));
    }

    /// <summary>A time in Berlin, by its wall clock.</summary>
    private static DateTimeOffset Berlins(int month, int day, int hour)
    {
        var local = new DateTime(2027, month, day, hour, 0, 0);
        return new DateTimeOffset(local, Berlin.GetUtcOffset(local)).ToUniversalTime();
    }
}
