using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Clocks;

public sealed class CalendarTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_change_counts_from_the_moment_in_which_it_is_saved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);
        var calendar = await database.Send(new CreateCalendar.Command { Name = " Support " }, ada);
        var form = await database.Send(new EditCalendar.Query(calendar.Id), ada);
        Assert.Equal(("Support", "Europe/Berlin", 1), (form.Input.Name, form.Input.TimeZone, form.Input.Version));
        var monday = desk.Now;
        Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);

        database.Time.Advance(TimeSpan.FromDays(2));
        await database.Send(With(form.Input, day: 0, Pair(6, 12), Pair(13, 14), Pair(22, 2)), ada);

        var row = Assert.Single(await database.Send(new ListCalendars.Query(), ada));
        Assert.Equal((TimeSpan.FromHours((4 * 8) + 6 + 1 + 4), true, (SpecialDay?)null), (row.HoursAWeek, row.IsOpen, row.NextHoliday));
        var hours = await database.Db(async db => (await db.Calendars.Include(c => c.Editions).SingleAsync()).BusinessTime());
        Assert.Equal(TimeSpan.FromHours(8), hours.Between(monday.AddHours(-9), monday.AddHours(9)));
        Assert.Equal(TimeSpan.FromHours(11), hours.Between(monday.AddDays(7).AddHours(-9), monday.AddDays(7).AddHours(20)));
        Assert.Equal(2, await database.Db(db => db.Set<CalendarEdition>().CountAsync()));

        // What was saved unchanged is no change.
        await database.Send((await database.Send(new EditCalendar.Query(calendar.Id), ada)).Input, ada);
        Assert.Equal(2, await database.Db(db => db.Set<CalendarEdition>().CountAsync()));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form.Input, ada));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Holidays_are_added_replaced_and_removed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);
        var calendar = await database.Send(new CreateCalendar.Command { Name = "Support" }, ada);
        await database.Send(Days(calendar, Day(3, 29, "Easter Monday"), Day(5, 1, "Labour Day")), ada);
        await database.Send(Days(calendar, Day(5, 1, "May Day") with { From = new(9, 0), Until = new(12, 0) }, Day(12, 25, "Christmas")), ada);

        var days = (await database.Send(new EditCalendar.Query(calendar.Id), ada)).Days;
        Assert.Equal([("Easter Monday", true), ("May Day", false), ("Christmas", true)], days.Select(d => (d.Name, d.IsClosed)));
        Assert.Equal("Easter Monday", (await database.Send(new ListCalendars.Query(), ada)).Single().NextHoliday!.Name);

        await database.Send(new RemoveCalendarDay.Command(calendar.Id, new(2027, 3, 29)), ada);
        Assert.Equal("Christmas", (await database.Send(new ListCalendars.Query(), ada)).Single().NextHoliday!.Name);
    }

    [Fact]
    public async Task What_no_calendar_can_be_is_refused_and_nothing_is_half_saved()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);
        var calendar = await database.Send(new CreateCalendar.Command { Name = "Support" }, ada);
        await database.Send(new CreateCalendar.Command { Name = "Nights" }, ada);
        var form = (await database.Send(new EditCalendar.Query(calendar.Id), ada)).Input;

        await Refused("NamesAreUnique", new CreateCalendar.Command { Name = "support" }, "Name");
        await Refused("NamesAreUnique", form with { Name = "NIGHTS" }, "Name");
        await Refused("ACalendarHasHours", form with { Week = [.. form.Week.Select(_ => new WeekForm.Day())] }, "Week");
        await Refused("SpansDoNotOverlap", With(form, 2, Pair(8, 12), Pair(11, 14)), "Week[2].Shifts[1].From");
        await Refused("SpansDoNotOverlap", With(form, 6, Pair(22, 10)), "Week[6].Shifts[0].From");
        await Invalid(form with { TimeZone = "Mars/Base" });
        await Invalid(Days(calendar, Day(5, 1, " ")));
        await Invalid(Days(calendar, Day(5, 1, "Half") with { From = new(9, 0) }));
        await Invalid(Days(calendar, Day(5, 1, "None") with { From = new(9, 0), Until = new(9, 0) }));
        await Invalid(Days(calendar, new AddCalendarDays.Day { Name = "No day" }));
        await Invalid(Days(calendar));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new RemoveCalendarDay.Command(4711, new(2027, 1, 1)), ada));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new CreateCalendar.Command { Name = "Mine" }, desk.As(desk.Lena)));
        Assert.Equal(2, await database.Db(db => db.Set<CalendarEdition>().CountAsync()));

        // A thousand days fit; one more does not.
        await database.Send(Days(calendar, [.. Enumerable.Range(0, ServiceCalendar.MaxDays).Select(d => Day(d, "Closed"))]), ada);
        await Refused("ACalendarHasSoManyDays", Days(calendar, Day(5000, "One more")), "Days");
        Assert.Equal(ServiceCalendar.MaxDays, (await database.Send(new EditCalendar.Query(calendar.Id), ada)).Days.Count);

        async Task Refused<T>(string rule, ICommand<T> command, string field)
        {
            var reason = (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, ada))).Reasons[0];
            Assert.Equal(($"Rule.{rule}", field), (reason.Key, reason.Field));
        }

        Task Invalid<T>(ICommand<T> command) => Assert.ThrowsAsync<ValidationException>(() => database.Send(command, ada));
    }

    private static AddCalendarDays.Command Days(ServiceCalendar calendar, params AddCalendarDays.Day[] days) => new() { Id = calendar.Id, Days = days };

    private static AddCalendarDays.Day Day(int month, int day, string name) => new() { On = new(2027, month, day), Name = name };

    private static AddCalendarDays.Day Day(int after, string name) => new() { On = new DateOnly(2030, 1, 1).AddDays(after), Name = name };

    private static WeekForm.Pair Pair(int from, int until) => new() { From = new(from, 0), Until = new(until, 0) };

    private static EditCalendar.Command With(EditCalendar.Command form, int day, params WeekForm.Pair[] pairs) =>
        form with { Week = [.. form.Week.Select((d, i) => i == day ? new WeekForm.Day { Shifts = pairs } : d)] };
}
