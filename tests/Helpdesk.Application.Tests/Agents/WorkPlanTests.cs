using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Agents;

public sealed class WorkPlanTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_lead_plans_a_week_and_the_agent_reads_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var empty = await database.Send(new PlanWork.Query(desk.Sam.Id), desk.As(desk.Lena));

        await database.Send(Filled(empty.Input), desk.As(desk.Lena));
        await database.Send(new AddAbsence.Command { Agent = desk.Sam.Id, From = desk.Now.AddDays(1), Until = desk.Now.AddDays(2) }, desk.As(desk.Lena));
        await database.Send(new ExceptDay.Command { Agent = desk.Sam.Id, Day = new(2027, 3, 3) }, desk.As(desk.Lena));
        var saved = await database.Send(new PlanWork.Query(desk.Sam.Id), desk.As(desk.Lena));
        var mine = await database.Send(new ShowMyPlan.Query(), desk.As(desk.Sam));
        var nothing = await database.Send(new ShowMyPlan.Query(), desk.As(desk.Nora));

        Assert.Equal(("Sam Sommer", 0, "Europe/Berlin", WorkPlan.UsualCapacity), (empty.Name, empty.Input.Version, empty.Input.TimeZone, empty.Input.Capacity));
        Assert.Equal((3, 4, 10), (saved.Input.Version, saved.Input.Capacity, saved.Input.WaitingLimit));
        Assert.Equal([Language.German], saved.Input.Languages);
        Assert.Equal([Pair(8, 12), Pair(13, 17)], saved.Input.Week[0].Shifts);
        Assert.Equal([Pair(22, 6), new()], saved.Input.Week[2].Shifts);
        Assert.Equal(AbsenceKind.Holiday, Assert.Single(saved.Absences).Kind);
        Assert.True(Assert.Single(saved.Exceptions).IsDayOff);

        // Monday until noon and after; the night from Wednesday is off, and so is Monday in a week from eight on.
        Assert.Equal([(8, 11), (12, 16), (7, 8)], mine.Shifts.Select(s => (s.From.Hour, s.Until.Hour)));
        Assert.Equal((true, 4, SpokenLanguages.German), (mine.KeepsShifts, mine.Capacity, mine.Languages));
        Assert.Equal((false, null, WorkPlan.UsualCapacity), (nothing.KeepsShifts, nothing.TimeZone, nothing.Capacity));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Days_and_absences_are_removed_again_and_what_is_not_there_is_not_found(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (lena, sam) = (desk.As(desk.Lena), desk.Sam.Id);
        await database.Send(new AddAbsence.Command { Agent = sam, From = desk.Now, Until = desk.Now.AddDays(1), Kind = AbsenceKind.Illness }, lena);
        await database.Send(new ExceptDay.Command { Agent = sam, Day = new(2027, 3, 3), From = new(9, 0), Until = new(10, 0) }, lena);
        var plan = await database.Send(new PlanWork.Query(sam), lena);

        await database.Send(new EndAbsence.Command(sam, plan.Absences[0].Id), lena);
        await database.Send(new RestoreDay.Command(sam, plan.Exceptions[0].Day), lena);
        var after = await database.Send(new PlanWork.Query(sam), lena);

        Assert.Empty(after.Absences);
        Assert.Empty(after.Exceptions);
        Assert.Equal(4, after.Input.Version);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new EndAbsence.Command(sam, plan.Absences[0].Id), lena));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new RestoreDay.Command(sam, new(2027, 3, 3)), lena));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_plans_its_own_people_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));

        Assert.Equal("Paula Pohl", await database.Send(new AddAbsence.Query(desk.Paula.Id), petra));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new AddAbsence.Query(desk.Sam.Id), petra));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new PlanWork.Query(desk.Sam.Id), petra));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(
            new AddAbsence.Command { Agent = desk.Sam.Id, From = desk.Now, Until = desk.Now.AddDays(1) }, petra));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new PlanWork.Query(desk.Sam.Id), desk.As(desk.Sam)));
        Assert.Equal(0, await database.Db(db => db.WorkPlans.CountAsync()));
    }

    [Fact]
    public async Task A_form_filled_in_for_an_older_plan_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = Filled((await database.Send(new PlanWork.Query(desk.Sam.Id), desk.As(desk.Lena))).Input);
        await database.Send(new AddAbsence.Command { Agent = desk.Sam.Id, From = desk.Now, Until = desk.Now.AddDays(1) }, desk.As(desk.Lena));

        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form, desk.As(desk.Lena)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_at_its_field()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = Filled((await database.Send(new PlanWork.Query(desk.Sam.Id), desk.As(desk.Lena))).Input);

        async Task<string> Field(PlanWork.Command command)
        {
            var failure = await Assert.ThrowsAnyAsync<Exception>(() => database.Send(command, desk.As(desk.Lena)));
            return failure is ValidationException invalid ? Assert.Single(invalid.Errors).PropertyName : Assert.Single(((BrokenRuleException)failure).Reasons).Field!;
        }

        Assert.Equal("Capacity", await Field(form with { Capacity = -1 }));
        Assert.Equal("WaitingLimit", await Field(form with { WaitingLimit = 1001 }));
        Assert.Equal("Languages", await Field(form with { Languages = [] }));
        Assert.Equal("TimeZone", await Field(form with { TimeZone = "Europe/Atlantis" }));
        Assert.Equal("Week[0].Shifts[1].From", await Field(With(form, 0, Pair(8, 12), Pair(11, 13))));
        Assert.Equal("Week[3].Shifts[0].From", await Field(With(form, 3, Pair(5, 9), new())));
        Assert.Equal("Week[1].Shifts[0].Until", await Field(With(form, 1, new() { From = new(8, 0) }, new())));
        Assert.Equal("Week[1].Shifts[0].From", await Field(With(form, 1, Pair(8, 8), new())));
        Assert.Equal(0, await database.Db(db => db.WorkPlans.CountAsync()));
    }

    private static PlanWork.Command Filled(PlanWork.Command form) => With(
        With(form, 0, Pair(8, 12), Pair(13, 17)), 2, Pair(22, 6), new()) with
        {
            Capacity = 4, WaitingLimit = 10, Languages = [Language.German],
        };

    private static WeekForm.Pair Pair(int from, int until) => new() { From = new(from, 0), Until = new(until, 0) };

    private static PlanWork.Command With(PlanWork.Command form, int day, params WeekForm.Pair[] shifts) =>
        form with { Week = [.. form.Week.Select((d, i) => i == day ? new WeekForm.Day { Shifts = shifts } : d)] };
}
