using System.Globalization;
using CsCheck;
using Helpdesk.Domain.Clocks;

namespace Helpdesk.Domain.Tests.Clocks;

/// <summary>Business time by hand: every case was worked out on paper.</summary>
public sealed class BusinessTimeTests
{
    private static readonly Schedule Office = new(
        "Europe/Berlin",
        [.. Enumerable.Range(1, 5).SelectMany(day => new[] { Shift(day, "08:00", "12:00"), Shift(day, "13:00", "17:00") })],
        [Closed("2026-12-25"), Closed("2026-12-26"), Open("2026-12-24", "08:00", "12:00"), Closed("2027-01-01")], []);

    private static readonly Schedule Nights = new("Europe/Berlin", [.. Enumerable.Range(0, 7).Select(day => Shift(day, "22:00", "06:00"))], [], []);

    private static readonly Schedule Sundays = new("Europe/Berlin", [Shift(0, "00:00", "00:00")], [], []);

    public static TheoryData<string, string, string, string> After => new()
    {
        // Within a morning, over noon, to the last moment of a day and beyond it.
        { "office", "2026-11-27 09:00", "01:30", "2026-11-27 10:30" },
        { "office", "2026-11-27 11:00", "02:00", "2026-11-27 14:00" },
        { "office", "2026-11-27 13:00", "04:00", "2026-11-27 17:00" },
        { "office", "2026-11-27 13:00", "04:01", "2026-11-30 08:01" },

        // Reported outside the hours: the next opening counts.
        { "office", "2026-11-28 03:00", "00:30", "2026-11-30 08:30" },
        { "office", "2026-11-27 12:15", "00:30", "2026-11-27 13:30" },
        { "office", "2026-11-27 17:00", "00:01", "2026-11-30 08:01" },

        // Eight hours over Christmas: four on the 23rd, four on the 24th, which closes at noon; and over New Year.
        { "office", "2026-12-23 13:00", "08:00", "2026-12-24 12:00" },
        { "office", "2026-12-23 13:00", "08:30", "2026-12-28 08:30" },
        { "office", "2026-12-24 12:00", "08:00", "2026-12-28 17:00" },
        { "office", "2026-12-25 10:00", "01:00", "2026-12-28 09:00" },
        { "office", "2026-12-31 16:00", "02:00", "2027-01-04 09:00" },

        // Nights: over midnight, the short one (the clocks skip 02:00 to 03:00) and the long one.
        { "nights", "2026-11-27 23:00", "03:00", "2026-11-28 02:00" },
        { "nights", "2026-11-27 05:00", "02:00", "2026-11-27 23:00" },
        { "nights", "2027-03-27 22:00", "07:00", "2027-03-28 06:00" },
        { "nights", "2027-03-27 22:00", "07:01", "2027-03-28 22:01" },
        { "nights", "2026-10-24 22:00", "09:00", "2026-10-25 06:00" },
        { "nights", "2026-10-24 22:00", "08:59", "2026-10-25 05:59" },

        // Whole days of 23, 25 and 24 hours.
        { "sundays", "2027-03-28 00:00", "23:00", "2027-03-29 00:00" },
        { "sundays", "2027-03-28 00:00", "23:01", "2027-04-04 00:01" },
        { "sundays", "2026-10-25 00:00", "25:00", "2026-10-26 00:00" },
        { "sundays", "2026-11-01 00:00", "24:00", "2026-11-02 00:00" },
    };

    [Theory]
    [InlineData("office", "2026-11-27 10:30", "01:30", "2026-11-27 09:00")]
    [InlineData("office", "2026-11-30 08:01", "04:01", "2026-11-27 13:00")]
    [InlineData("office", "2026-11-30 08:30", "00:30", "2026-11-30 08:00")]
    [InlineData("office", "2026-12-28 08:30", "08:30", "2026-12-23 13:00")]
    [InlineData("nights", "2026-11-28 12:00", "08:00", "2026-11-27 22:00")]
    [InlineData("office", "2026-11-28 12:00", "00:00", "2026-11-28 12:00")]
    public void So_much_business_time_has_passed_since(string calendar, string until, string amount, string since) =>
        Assert.Equal(In(since), Hours(Of(calendar)).Before(In(until), Length(amount)));

    [Fact]
    public void Looking_back_is_looking_ahead_from_the_other_end() => Gen.Select(Gen.Int[0, 60 * 24 * 365], Gen.Int[1, 60 * 100]).Sample((minute, amount) =>
    {
        var (until, time) = (new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), TimeSpan.FromMinutes(amount));
        var hours = Hours(Office);
        var since = hours.Before(until, time);
        return hours.Between(since, until) == time && hours.Between(since.AddTicks(1), until) < time;
    });

    [Theory, MemberData(nameof(After))]
    public void So_much_business_time_is_over_then(string calendar, string from, string amount, string expected)
    {
        var hours = new BusinessTime(new OpeningHours(default, Of(calendar)));
        var (begin, length) = (In(from), Length(amount));

        Assert.Equal(In(expected), hours.After(begin, length));
        Assert.Equal(length, hours.Between(begin, In(expected)));
    }

    [Fact]
    public void No_time_is_over_at_once() => Assert.Equal(In("2026-11-28 03:00"), Hours(Office).After(In("2026-11-28 03:00"), TimeSpan.Zero));

    [Fact]
    public void The_wrong_order_has_no_time_between() => Assert.Equal(TimeSpan.Zero, Hours(Office).Between(In("2026-11-27 16:00"), In("2026-11-27 09:00")));

    [Fact]
    public void Far_dates_and_the_ends_of_time_are_answered()
    {
        Assert.True(Hours(Office).Between(DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddYears(2)) > TimeSpan.FromDays(50));
        Assert.True(Hours(Office).Between(DateTimeOffset.MaxValue.AddYears(-1), DateTimeOffset.MaxValue) > TimeSpan.FromDays(50));
        Assert.Equal("Rule.TheCalendarHasHours", Assert.Throws<BrokenRuleException>(() => Hours(Office).After(DateTimeOffset.MaxValue, TimeSpan.FromHours(1))).Reasons[0].Key);
    }

    [Fact]
    public void A_calendar_without_hours_says_so()
    {
        var closed = new Schedule("Europe/Berlin", [], [Open("2026-11-27", "08:00", "09:00"), Closed("2026-11-28")], []);
        var hours = Hours(new Schedule("Europe/Berlin", [Shift(1, "08:00", "09:00")], [.. Enumerable.Range(0, 8000).Select(d => Closed(new DateOnly(2026, 1, 1).AddDays(d)))], []));

        Assert.Equal("Rule.TheCalendarHasHours", Assert.Throws<BrokenRuleException>(() => hours.After(In("2026-11-27 08:00"), TimeSpan.FromMinutes(1))).Reasons[0].Key);
        Assert.Equal(TimeSpan.Zero, hours.Between(In("2026-01-01 08:00"), In("2040-01-01 08:00")));
        Assert.Equal(TimeSpan.FromHours(1), Hours(closed).Between(In("2026-11-27 00:00"), In("2026-11-29 00:00")));
    }

    [Fact]
    public void A_change_of_hours_counts_from_then_on()
    {
        var longer = Office with { Week = [.. Enumerable.Range(1, 5).Select(day => Shift(day, "06:00", "22:00"))] };
        var hours = new BusinessTime(new OpeningHours(default, Office), new OpeningHours(In("2026-11-26 12:30"), longer));

        Assert.Equal(TimeSpan.FromHours(4), hours.Between(In("2026-11-26 00:00"), In("2026-11-26 12:30")));
        Assert.Equal(TimeSpan.FromHours(8), hours.Between(In("2026-11-25 00:00"), In("2026-11-26 00:00")));
        Assert.Equal(TimeSpan.FromHours(4 + 9.5), hours.Between(In("2026-11-26 00:00"), In("2026-11-27 00:00")));
        Assert.Equal(In("2026-11-26 13:30"), hours.After(In("2026-11-26 11:00"), TimeSpan.FromHours(2)));
        Assert.Equal(In("2026-11-27 07:00"), hours.After(In("2026-11-26 21:00"), TimeSpan.FromHours(2)));
    }

    [Fact]
    public async Task Many_may_ask_at_once()
    {
        var hours = Hours(Office);
        var asked = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => hours.After(In("2026-11-27 09:00").AddYears(i % 16 - 8), TimeSpan.FromHours(100)))));

        Assert.Equal(Enumerable.Range(0, 64).Select(i => Hours(Office).After(In("2026-11-27 09:00").AddYears(i % 16 - 8), TimeSpan.FromHours(100))), asked);
    }

    private static BusinessTime Hours(Schedule schedule) => new(new OpeningHours(default, schedule));

    private static Schedule Of(string calendar) => calendar switch { "office" => Office, "nights" => Nights, _ => Sundays };

    private static WeeklyShift Shift(int day, string from, string until) => new((DayOfWeek)day, Time(from), Time(until));

    private static DayException Closed(string day) => Closed(DateOnly.Parse(day, CultureInfo.InvariantCulture));

    private static DayException Closed(DateOnly day) => new(day, default, default);

    private static DayException Open(string day, string from, string until) => new(DateOnly.Parse(day, CultureInfo.InvariantCulture), Time(from), Time(until));

    private static TimeOnly Time(string time) => TimeOnly.Parse(time, CultureInfo.InvariantCulture);

    private static TimeSpan Length(string hoursAndMinutes) =>
        TimeSpan.FromHours(int.Parse(hoursAndMinutes[..2], CultureInfo.InvariantCulture)) + TimeSpan.FromMinutes(int.Parse(hoursAndMinutes[3..], CultureInfo.InvariantCulture));

    private static DateTimeOffset In(string local) =>
        DateTime.Parse(local, CultureInfo.InvariantCulture).In(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
}
