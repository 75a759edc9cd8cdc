using Helpdesk.Application.Alerts;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Qualifications;

/// <summary>What happens before and when a qualification ends.</summary>
public sealed class ExpiryTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_holder_and_the_leads_are_told_60_30_and_7_days_before_each_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ends = database.Now.AddDays(70);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, ends);
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);

        List<int> told = [];
        for (var day = 0; day < 69; day++)
        {
            var before = await Alerts(database);
            await Task.WhenAll(Task.Run(database.DoDueWork), Task.Run(database.DoDueWork));
            if (await Alerts(database) > before)
            {
                told.Add(70 - day);
            }

            database.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([60, 30, 7], told);
        Assert.Equal(3, await Alerts(database));
        var notices = await database.Send(new ListMyNotices.Query(), desk.As(desk.Nora));
        Assert.Equal(3, notices.Count);
        Assert.All(notices, n => Assert.Equal("Rule.TheQualificationIsRenewed", n.Reason.Key));
        Assert.Equal(3, (await database.Send(new ListAlerts.Query(), desk.As(desk.Lena))).Count(a => a.Kind == AlertKind.QualificationEnds));
        Assert.Empty(await database.Send(new ListMyNotices.Query(), desk.As(desk.Sam)));
    }

    [Fact]
    public async Task What_something_renews_needs_no_notice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, database.Now.AddDays(20));
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Proficient, database.Now.AddYears(2));
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, database.Now.AddDays(20));
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, database.Now.AddYears(1), verified: false);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Developing, database.Now.AddYears(1));

        await RunAsync(database);

        Assert.Equal(1, await Alerts(database));
        Assert.Contains("Optics", (await database.Send(new ListMyNotices.Query(), desk.As(desk.Nora))).Single().Reason.Args.OfType<LocalizedText>().Select(t => t.En));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task When_it_has_ended_the_lead_gets_a_list_of_tickets_to_rehome(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var zoe = await desk.Hire("Zoe Zander", teams: desk.SecondCameras);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent, database.Now.AddHours(1));
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(zoe).AddTo(desk);
        await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        Assert.Empty(await database.Send(new ListToRehome.Query(), desk.As(desk.Lena)));

        database.Time.Advance(TimeSpan.FromHours(1));
        await RunAsync(database);
        await RunAsync(database);

        var row = Assert.Single(await database.Send(new ListToRehome.Query(), desk.As(desk.Lena)));
        Assert.Equal((ticket.Id, zoe.Name), (row.Ticket.Id, row.Owner));
        Assert.All(row.Reasons, r => Assert.Equal("Rule.QualificationHasNotExpired", r.Key));
        Assert.Single(await database.Send(new ListAlerts.Query(), desk.As(desk.Lena)), a => a.Kind == AlertKind.TicketsToRehome);
        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(zoe)));
        await database.Send(new Reply.Command { Ticket = ticket.Id, Version = await VersionOf(database, ticket.Id), Body = "Still mine." }, desk.As(zoe));
    }

    private static async Task RunAsync(TestDatabase database)
    {
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);
        database.Time.Advance(TimeSpan.FromMinutes(15));
        await database.DoDueWork();
    }

    private static Task<int> VersionOf(TestDatabase database, long ticket) =>
        database.Db(db => db.Tickets.Where(t => t.Id == ticket).Select(t => t.Version).SingleAsync());

    private static Task<int> Alerts(TestDatabase database) =>
        database.Db(db => db.Alerts.CountAsync(a => a.Kind == AlertKind.QualificationEnds));
}
