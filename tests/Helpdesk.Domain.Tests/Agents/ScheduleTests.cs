using CsCheck;

namespace Helpdesk.Domain.Tests.Agents;

public sealed class ScheduleTests
{
    private const string Berlin = "Europe/Berlin";

    [Fact]
    public void Shifts_that_touch_are_one_and_a_break_ends_the_first()
    {
        var plan = Plan([Shift(DayOfWeek.Monday, 8, 12), Shift(DayOfWeek.Monday, 12, 14), Shift(DayOfWeek.Monday, 15, 17)]);

        Assert.Equal(At(3, 1, 14), plan.OnShiftUntil(At(3, 1, 9)));
        Assert.Null(plan.OnShiftUntil(At(3, 1, 14)));
        Assert.Equal(At(3, 1, 17), plan.OnShiftUntil(At(3, 1, 15)));
        Assert.Null(plan.OnShiftUntil(At(3, 1, 17)));
        Assert.Null(plan.OnShiftUntil(At(3, 2, 9)));
    }

    [Fact]
    public void A_night_shift_reaches_into_the_next_day()
    {
        var plan = Plan([Shift(DayOfWeek.Monday, 22, 6)]);

        Assert.Equal(At(3, 2, 6), plan.OnShiftUntil(At(3, 1, 23)));
        Assert.Equal(At(3, 2, 6), plan.OnShiftUntil(At(3, 2, 5)));
        Assert.Null(plan.OnShiftUntil(At(3, 2, 6)));
    }

    [Theory]
    [InlineData(27, 22, 6, 7)]
    [InlineData(27, 21, 2, 5)]
    [InlineData(28, 1, 3, 1)]
    public void In_spring_a_night_is_an_hour_shorter(int day, int from, int until, int hours)
    {
        var plan = Plan([new WeeklyShift(new DateOnly(2027, 3, day).DayOfWeek, new(from, 0), new(until, 0))]);

        Assert.Equal(TimeSpan.FromHours(hours), Worked(plan, new(2027, 3, day, 0, 0, 0, TimeSpan.Zero), 2));
    }

    [Theory]
    [InlineData(30, 22, 6, 9)]
    [InlineData(31, 1, 3, 3)]
    [InlineData(31, 0, 2, 2)]
    public void In_autumn_a_night_is_an_hour_longer(int day, int from, int until, int hours)
    {
        var plan = Plan([new WeeklyShift(new DateOnly(2027, 10, day).DayOfWeek, new(from, 0), new(until, 0))]);

        Assert.Equal(TimeSpan.FromHours(hours), Worked(plan, new(2027, 10, day - 1, 12, 0, 0, TimeSpan.Zero), 3));
    }

    [Fact]
    public void An_exception_replaces_the_hours_of_its_day()
    {
        var plan = Plan(
            [Shift(DayOfWeek.Monday, 8, 16), Shift(DayOfWeek.Tuesday, 8, 16)],
            [new(new(2027, 3, 1), new(10, 0), new(11, 0)), new(new(2027, 3, 2), default, default)]);

        Assert.Null(plan.OnShiftUntil(At(3, 1, 9)));
        Assert.Equal(At(3, 1, 11), plan.OnShiftUntil(At(3, 1, 10)));
        Assert.Null(plan.OnShiftUntil(At(3, 2, 9)));
        Assert.Equal(At(3, 8, 16), plan.OnShiftUntil(At(3, 8, 9)));
    }

    [Fact]
    public void Whoever_has_a_place_in_a_session_is_not_on_shift_meanwhile()
    {
        var plan = Plan([Shift(DayOfWeek.Monday, 8, 16)]) with { Booked = [new(At(3, 1, 10), At(3, 1, 12))] };

        Assert.Equal([new(At(3, 1, 8), At(3, 1, 10)), new(At(3, 1, 12), At(3, 1, 16))], plan.Between(At(3, 1, 0), At(3, 2, 0)));
        Assert.Equal(At(3, 1, 10), plan.OnShiftUntil(At(3, 1, 9)));
        Assert.Null(plan.OnShiftUntil(At(3, 1, 11)));
        Assert.Null((Schedule.Always with { Booked = plan.Booked }).OnShiftUntil(At(3, 1, 10)));
        Assert.Equal(At(3, 1, 10), (Schedule.Always with { Booked = plan.Booked }).OnShiftUntil(At(3, 1, 9)));
    }

    [Fact]
    public void An_absence_cuts_a_shift_and_ends_it()
    {
        var plan = Plan([Shift(DayOfWeek.Monday, 8, 16)], absences: [new(At(3, 1, 10), At(3, 1, 12), AbsenceKind.Training)]);

        Assert.Equal(At(3, 1, 10), plan.OnShiftUntil(At(3, 1, 9)));
        Assert.Null(plan.OnShiftUntil(At(3, 1, 11)));
        Assert.Equal(At(3, 1, 16), plan.OnShiftUntil(At(3, 1, 12)));
    }

    [Fact]
    public void Whoever_keeps_no_shifts_is_there_unless_absent()
    {
        Assert.Equal(DateTimeOffset.MaxValue, Schedule.Always.OnShiftUntil(At(3, 1, 3)));

        var away = Schedule.Always with { Absences = [new(At(3, 2, 0), At(3, 9, 0), AbsenceKind.Holiday)] };
        Assert.Equal(At(3, 2, 0), away.OnShiftUntil(At(3, 1, 3)));
        Assert.Null(away.OnShiftUntil(At(3, 2, 0)));
        Assert.Equal(DateTimeOffset.MaxValue, away.OnShiftUntil(At(3, 9, 0)));
    }

    [Fact]
    public void Whoever_keeps_no_shifts_is_away_on_a_day_off_and_there_on_all_others()
    {
        var plan = Plan([], [new(new(2027, 3, 2), default, default)]);

        Assert.Equal(At(3, 2, 0), plan.OnShiftUntil(At(3, 1, 3)));
        Assert.Null(plan.OnShiftUntil(At(3, 2, 12)));
        Assert.NotNull(plan.OnShiftUntil(At(3, 3, 0)));
    }

    [Fact]
    public void That_somebody_is_there_nobody_else_says()
    {
        Assert.Equal([Presence.Away, Presence.Offline], Enum.GetValues<Presence>().Where(p => Workplace.CanBeSetByOthers(p).IsAllowed));
    }

    /// <summary>The spans and the question "now?" are two ways to read the same plan.</summary>
    [Fact]
    public void Being_on_shift_now_and_the_spans_agree_at_every_quarter_of_an_hour() => Gen.Select(
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 23], Gen.Int[0, 23]).Array[1, 6], Gen.Int[0, 364], Gen.Int[0, 20], Gen.Int[1, 40])
        .Sample((shifts, start, away, length) =>
        {
            List<WeeklyShift> week = [];
            foreach (var (day, from, until) in shifts)
            {
                var shift = new WeeklyShift((DayOfWeek)day, new(from, 0), new(until, 0));
                if (from != until && !WeeklyShift.Overlap([.. week, shift]))
                {
                    week.Add(shift);
                }
            }

            var begin = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(start);
            var plan = Plan(week, absences: [new(begin.AddHours(away), begin.AddHours(away + length), AbsenceKind.Illness)]);
            var spans = plan.Between(begin, begin.AddDays(3));

            Assert.All(spans.Zip(spans.Skip(1)), p => Assert.True(p.First.Until <= p.Second.From));
            for (var at = begin; at < begin.AddDays(3); at = at.AddMinutes(15))
            {
                Assert.Equal(spans.Any(s => s.From <= at && at < s.Until), plan.OnShiftUntil(at) is not null);
            }
        }, iter: 200);

    [Theory]
    [InlineData(DayOfWeek.Monday, 8, 12, DayOfWeek.Monday, 11, 13, true)]
    [InlineData(DayOfWeek.Monday, 8, 12, DayOfWeek.Monday, 12, 13, false)]
    [InlineData(DayOfWeek.Monday, 22, 6, DayOfWeek.Tuesday, 5, 9, true)]
    [InlineData(DayOfWeek.Saturday, 22, 6, DayOfWeek.Sunday, 5, 9, true)]
    [InlineData(DayOfWeek.Saturday, 22, 6, DayOfWeek.Sunday, 6, 9, false)]
    public void Shifts_of_a_week_do_not_overlap(DayOfWeek one, int from, int until, DayOfWeek other, int otherFrom, int otherUntil, bool overlap)
    {
        var verdict = WorkPlan.CanWork([Shift(one, from, until), Shift(other, otherFrom, otherUntil)]);

        Assert.Equal(overlap ? ["Rule.ShiftsDoNotOverlap"] : [], verdict.Reasons.Select(r => r.Key));
    }

    [Fact]
    public void A_plan_refuses_what_makes_no_sense()
    {
        var plan = new WorkPlan(7, Berlin);
        plan.BeAbsent(At(3, 1, 0), At(3, 5, 0), AbsenceKind.Holiday);
        plan.Except(new(new(2027, 3, 8), new(8, 0), new(9, 0)));

        Assert.Equal("Rule.CapacityIsWithin", Assert.Single(WorkPlan.CanBe(-1, 0, Spoken.Every).Reasons).Key);
        Assert.Equal("Rule.CapacityIsWithin", Assert.Single(WorkPlan.CanBe(0, -1, Spoken.Every).Reasons).Key);
        Assert.Equal("Rule.EverybodySpeaksALanguage", Assert.Single(WorkPlan.CanBe(1, 1, SpokenLanguages.None).Reasons).Key);
        Assert.Equal("Rule.AShiftHasALength", Assert.Single(WorkPlan.CanWork([Shift(DayOfWeek.Monday, 8, 8)]).Reasons).Key);
        Assert.Equal("Rule.AnAbsenceEndsAfterItBegins", Assert.Single(plan.CanBeAbsent(At(4, 1, 8), At(4, 1, 8)).Reasons).Key);
        Assert.Equal("Rule.AbsencesDoNotOverlap", Assert.Single(plan.CanBeAbsent(At(3, 4, 0), At(3, 6, 0)).Reasons).Key);
        Assert.Equal("Rule.ADayHasOneException", Assert.Single(plan.CanExcept(new(new(2027, 3, 8), default, default)).Reasons).Key);
        Assert.True(plan.CanBeAbsent(At(3, 5, 0), At(3, 6, 0)).IsAllowed);
    }

    private static TimeSpan Worked(Schedule plan, DateTimeOffset from, int days) =>
        plan.Between(from, from.AddDays(days)).Aggregate(TimeSpan.Zero, (sum, span) => sum + (span.Until - span.From));

    private static Schedule Plan(IReadOnlyList<WeeklyShift> week, IReadOnlyList<DayException>? exceptions = null, IReadOnlyList<Absence>? absences = null) =>
        new(Berlin, week, exceptions ?? [], absences ?? []);

    private static WeeklyShift Shift(DayOfWeek day, int from, int until) => new(day, new(from, 0), new(until, 0));

    /// <summary>A time in Berlin, in winter.</summary>
    private static DateTimeOffset At(int month, int day, int hour) => new(2027, month, day, hour, 0, 0, TimeSpan.FromHours(1));
}
