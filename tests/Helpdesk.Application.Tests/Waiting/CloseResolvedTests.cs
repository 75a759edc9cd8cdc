using Helpdesk.Application.DueWork;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tests.Clocks;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Waiting;

public sealed class CloseResolvedTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_can_no_longer_be_reopened_is_closed_once_and_the_rest_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Ola, await desk.Office(), "1:00", "8:00");
        var solved = await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);
        await RunAsync(database);
        database.Time.Advance(TimeSpan.FromDays(13));
        var later = await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);
        var open = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await RunAsync(database);
        Assert.Equal(TicketState.Resolved, (await desk.See(solved)).State);

        database.Time.Advance(TimeSpan.FromDays(1));
        await RunAsync(database);
        await RunAsync(database);

        var closed = await desk.See(solved);
        Assert.Equal((TicketState.Closed, closed.ClosedAt, closed.ClosedAt), (closed.State, closed.Events.Single(e => e.Kind == TicketEventKind.ClosedAutomatically).At, closed.Stays.Single().Until));
        Assert.Equal((TicketState.Resolved, TicketState.Open), ((await desk.See(later)).State, (await desk.See(open)).State));
        Assert.Empty((await desk.ClocksOf(solved.Id)).Values);
    }

    [Fact]
    public async Task However_many_there_are_none_waits_for_the_next_hour()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        for (var i = 0; i < Application.Tickets.CloseResolved.AtATime + 3; i++)
        {
            await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);
        }

        await RunAsync(database);
        database.Time.Advance(TimeSpan.FromDays(15));
        database.Log.Clear();
        await RunAsync(database);

        var looked = database.Log.Statements.First(s => s.Contains("\"State\" = 5", StringComparison.Ordinal));
        Assert.Contains(await QueryPlan.OfAsync(database, looked), step => step.Contains("IX_Tickets_ToClose", StringComparison.Ordinal));
        Assert.Equal(0, await database.Db(db => db.Tickets.CountAsync(t => t.State != TicketState.Closed)));
        Assert.True(await database.Db(db => db.Due.Where(d => d.Kind == "AutomaticClose").Select(d => d.DueAt).SingleAsync()) > database.Now);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_whoever_confirms_and_the_desk_that_closes_at_the_same_moment_one_closes_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);
        database.Time.Advance(TimeSpan.FromDays(15));

        await Task.WhenAll(Task.Run(database.DoDueWork), Task.Run(() => database.Send(new Confirm.Command(new(builder.Link.Text)))));

        var seen = await desk.See(ticket);
        Assert.Equal(TicketState.Closed, seen.State);
        Assert.Single(seen.Events, e => e.Kind is TicketEventKind.Confirmed or TicketEventKind.ClosedAutomatically);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_desk_that_reopens_nothing_closes_at_the_next_hour(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Db(async db =>
        {
            (await db.Settings.SingleAsync()).Change("Lumo", "Europe/Berlin", Tier.Third, 0);
            await db.SaveChangesAsync();
        });
        var ticket = await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);

        await RunAsync(database);
        database.Time.Advance(TimeSpan.FromHours(1));
        await RunAsync(database);

        Assert.Equal(TicketState.Closed, (await desk.See(ticket)).State);
    }

    /// <summary>As a node does when it starts, and while it runs.</summary>
    private static async Task RunAsync(TestDatabase database)
    {
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);
        await database.Db(db => db.Due.Where(d => d.Kind != "AutomaticClose").ExecuteDeleteAsync());
        await database.DoDueWork();
    }
}
