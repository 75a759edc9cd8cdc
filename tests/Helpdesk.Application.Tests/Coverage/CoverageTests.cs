using System.Globalization;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Alerts;
using Helpdesk.Application.Coverage;
using Helpdesk.Application.Guidelines;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Trainings;
using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Coverage;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Trainings;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Coverage;

public sealed class CoverageTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_map_is_made_of_the_desks_people_plans_and_proofs_in_six_statements(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await PlanOfficeHours(desk, desk.Sam, desk.Nora, desk.Theo);

        database.Log.Clear();
        var shown = await database.Send(new ShowCoverage.Query { Family = desk.Cameras.Id, Tier = Tier.Second }, desk.As(desk.Lena));
        var statements = database.Log.Statements.Count;
        var current = Cell(shown, desk.Current.Id);

        Assert.Equal(6, statements);

        // Two families with three generations each and one unknown, in three tiers.
        Assert.Equal((24, 4), (shown.Cells.Count, shown.Map.Cells.Count));
        Assert.Equal(("Lumo C Lumo C3", 1, 1), (current.Cell.Generation, current.Holders, current.Week[9].People));
        Assert.Equal(0, current.Week[17].People);
        Assert.Equal("Europe/Berlin", shown.Zone.Id);

        // First Level keeps no shifts, so the desk is never closed and the nights are holes that nobody's training closes.
        Assert.NotEmpty(current.Holes);
        Assert.True(shown.IsSteered);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_training_is_proposed_for_whoever_is_there_while_nobody_can_do_the_work(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await PlanOfficeHours(desk, desk.Sam);
        await database.Send(
            new AddAbsence.Command { Agent = desk.Sam.Id, From = desk.Now.AddDays(7), Until = desk.Now.AddDays(21) }, desk.As(desk.Lena));

        var shown = await database.Send(new ShowCoverage.Query { Family = desk.Cameras.Id, Tier = Tier.Second }, desk.As(desk.Lena));

        var best = shown.Map.Proposals[0];
        Assert.Equal(("Nora Nagel", SkillLevel.Competent), (best.Name, Assert.Single(best.Skills).Level));
        Assert.Equal(4, best.Cells.Count);
        // Sam covers 56 of the 168 hours of a week, except for two of thirteen weeks.
        Assert.InRange(best.HoursPerWeek, 4 * 119, 4 * 122);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_has_a_place_in_a_session_is_not_there_and_a_course_that_teaches_what_is_missing_is_named(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var course = await desk.Course();
        var begins = desk.Now.AddHours(-desk.Now.Hour).AddDays(3).AddHours(9);
        var session = await desk.Session(course, 5, begins, desk.Sam);

        var booked = (await Ask()).Map;
        await database.Send(new CancelSession.Command { Session = session.Id, Version = await Version(session), Reason = "Room flooded" }, desk.As(desk.Lena));
        var cancelled = (await Ask()).Map;

        Assert.Equal(TimeSpan.FromHours(3), Taken(booked) - Taken(cancelled));
        Assert.Contains(booked.Proposals, p => p.Course?.Id == course.Id && p.Name == "Nora Nagel");

        Task<ShowCoverage.Result> Ask() => database.Send(new ShowCoverage.Query { Family = desk.Cameras.Id, Tier = Tier.Second, EveryHour = true }, desk.As(desk.Lena));
        static TimeSpan Taken(CoverageMap map) => TimeSpan.FromHours(map.Cells.Single(c => c.Cell.GenerationId is null).Forecast.Sum(d => d.HoursShort));
        Task<int> Version(TrainingSession of) => database.Db(db => db.Sessions.Where(s => s.Id == of.Id).Select(s => s.Version).SingleAsync());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_too_little_already_is_told_once_a_month(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new SetMinimum.Command { Family = desk.Cameras.Id, Tier = Tier.Second, People = 5 }, desk.As(desk.Lena));
        await database.Db(async db =>
        {
            db.Due.Add(new DueItem("CoverageAlarm", 0, desk.Now));
            await db.SaveChangesAsync();
        });

        var told = await Night(0);
        var again = await Night(1);
        var later = await Night(40);

        var cameras = Assert.Single(told, a => a.Reason.Key == "Rule.EnoughAreQualified" && a.Tier == Tier.Second && Equals(a.Reason.Args[1], new LocalizedText(desk.Cameras.Name.En, desk.Cameras.Name.De)));
        Assert.Equal(5, Convert.ToInt32(cameras.Reason.Args[3], CultureInfo.InvariantCulture));
        Assert.Equal(told.Count, again.Count);
        Assert.Equal(told.Count + told.Count(a => a.Kind == AlertKind.CoverageShort), later.Count);

        async Task<IReadOnlyList<ListAlerts.Row>> Night(int days)
        {
            database.Time.Advance(TimeSpan.FromDays(days));
            await database.DoDueWork();
            return await database.Send(new ListAlerts.Query(), desk.As(desk.Lena));
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_has_read_the_guidelines_that_a_rule_asks_for_counts_and_nobody_else(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var guideline = await desk.Guideline();
        await database.Db(async db =>
        {
            (await db.AdmissionRules.SingleAsync(r => r.Tier == Tier.First)).RequireGuidelines(true);
            await db.SaveChangesAsync();
        });
        await database.Send(new AcknowledgeGuideline.Command(guideline.Id, 1), desk.As(desk.Frida));

        database.Log.Clear();
        var shown = await database.Send(new ShowCoverage.Query { Family = desk.Cameras.Id, Tier = Tier.First }, desk.As(desk.Lena));

        Assert.Equal(6, database.Log.Statements.Count);
        Assert.All(shown.Map.Cells, c => Assert.Equal(1, c.Holders));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_sees_its_own_people_and_what_its_teams_serve(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));

        var shown = await database.Send(new ShowCoverage.Query(), petra);

        Assert.All(shown.Map.Cells, c => Assert.Equal((Tier.First, desk.Phones.Id, 1), (c.Cell.Tier, c.Cell.FamilyId, c.Holders)));
        Assert.Equal(4, shown.Map.Cells.Count);
        Assert.False(shown.IsSteered);
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new SetMinimum.Command { Family = desk.Phones.Id, Tier = Tier.First, People = 2 }, petra));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_minimum_is_set_changed_and_asked_for(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var lena = desk.As(desk.Lena);

        await database.Send(new SetMinimum.Command { Family = desk.Cameras.Id, Tier = Tier.Second, People = 5 }, lena);
        await database.Send(new SetMinimum.Command { Family = desk.Cameras.Id, Tier = Tier.Second, People = 2 }, lena);
        var shown = await database.Send(new ShowCoverage.Query(), lena);

        Assert.All(shown.Map.Cells, c => Assert.Equal(c.Cell.Tier == Tier.Second && c.Cell.FamilyId == desk.Cameras.Id ? 2 : 1, c.Cell.Minimum));
        Assert.True(shown.Map.Cells.Single(c => c.Cell is { Tier: Tier.Second, GenerationId: null } && c.Cell.FamilyId == desk.Cameras.Id).IsShort);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new SetMinimum.Command { Family = 4711, Tier = Tier.Second }, lena));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_leads_are_told_once_and_a_month_before_the_last_holder_is_lost(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var lena = desk.As(desk.Lena);
        var end = desk.Now.AddDays(40);
        await desk.Qualify(desk.Nora, desk.PhoneFirmware, SkillLevel.Competent, end);
        await desk.Database.Db(async db =>
        {
            (await db.Teams.SingleAsync(t => t.Id == desk.SecondPhones.Id)).Add(desk.Nora.Id, null);
            db.Due.Add(new DueItem("CoverageAlarm", 0, desk.Now));
            await db.SaveChangesAsync();
        });

        var early = await Night(0);
        var raised = await Night(9);
        var again = await Night(1);
        await database.Send(new FinishAlert.Command(raised[0].Id), lena);
        await database.Send(new FinishAlert.Command(raised[0].Id), lena);
        var after = await Night(1);

        Assert.Empty(early);
        Assert.Equal(4, raised.Count);
        Assert.All(raised, a => Assert.Equal((Tier.Second, "Nora Nagel", end), (a.Tier, a.Reason.Args[^1], a.Reason.Args.OfType<DateTimeOffset>().Single())));
        Assert.Equal(raised.Select(a => a.Id), again.Select(a => a.Id));
        Assert.Equal(raised.Skip(1).Select(a => a.Id), after.Select(a => a.Id));
        Assert.Empty(await database.Send(new ListAlerts.Query(), desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre))));

        async Task<IReadOnlyList<ListAlerts.Row>> Night(int days)
        {
            database.Time.Advance(TimeSpan.FromDays(days));
            await database.DoDueWork();
            return [.. (await database.Send(new ListAlerts.Query(), lena)).Where(a => a.Kind == AlertKind.CoverageEnds)];
        }
    }

    private static CellCoverage Cell(ShowCoverage.Result shown, long? generation) => shown.Map.Cells.Single(c => c.Cell.GenerationId == generation);

    private static async Task PlanOfficeHours(Desk desk, params Agent[] people)
    {
        foreach (var agent in people)
        {
            var form = (await desk.Database.Send(new PlanWork.Query(agent.Id), desk.As(desk.Lena))).Input;
            await desk.Database.Send(
                form with { Week = [.. form.Week.Select(_ => new WeekForm.Day { Shifts = [new() { From = new(8, 0), Until = new(16, 0) }] })] }, desk.As(desk.Lena));
        }
    }
}
