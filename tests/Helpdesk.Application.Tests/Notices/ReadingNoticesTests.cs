using Helpdesk.Application.DueWork;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.Notices;

public sealed class ReadingNoticesTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Notices_are_listed_newest_first_and_read_one_by_one_or_up_to_what_was_seen(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (ticket, frida) = (await A.Ticket.AddTo(desk), desk.As(desk.Frida));
        Assert.Equal((0, 0), ((await database.Send(new ListNotices.Query(1), frida)).Total, await Unread(database, desk.Frida)));
        await Add(database, desk.Frida.Id, ticket.Id, ListNotices.PageSize + 2);
        await Add(database, desk.Fritz.Id, ticket.Id, 1);

        var first = await database.Send(new ListNotices.Query(1), frida);
        Assert.Equal((ListNotices.PageSize, ListNotices.PageSize + 2, ListNotices.PageSize + 2), (first.Rows.Count, first.Total, first.Unread));
        Assert.Equal(first.Rows.Select(r => r.Id).OrderDescending(), first.Rows.Select(r => r.Id));
        Assert.Equal((2, 2), ((await database.Send(new ListNotices.Query(9), frida)).Rows.Count, (await database.Send(new ListNotices.Query(9), frida)).Page));

        Assert.Equal(new(NoticeKind.Assigned, ticket.Id, true, ListNotices.PageSize + 1), await database.Send(new OpenNotice.Command(first.Rows[3].Id), frida));
        Assert.Equal(ListNotices.PageSize + 1, await Unread(database, desk.Frida));
        Assert.False((await database.Send(new ListNotices.Query(1), frida)).Rows[3].IsUnread);

        await Add(database, desk.Frida.Id, ticket.Id, 1);
        await database.Send(new ReadAllNotices.Command(first.Newest), frida);
        Assert.Equal(1, await Unread(database, desk.Frida));
        Assert.Equal(1, await Unread(database, desk.Fritz));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_notice_is_its_readers_only_and_leads_nowhere_when_the_ticket_went_on(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);
        var (fridas, paulas) = (await Add(database, desk.Frida.Id, ticket.Id, 1), await Add(database, desk.Paula.Id, ticket.Id, 1));

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new OpenNotice.Command(fridas), desk.As(desk.Fritz)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new OpenNotice.Command(fridas), desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new OpenNotice.Command(fridas), desk.AsCarla));
        Assert.False((await database.Send(new OpenNotice.Command(paulas), desk.As(desk.Paula))).IsStillYours);
        Assert.Equal(1, await Unread(database, desk.Frida));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_was_read_long_ago_is_forgotten_and_what_nobody_read_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);
        var read = await Add(database, desk.Frida.Id, ticket.Id, 1);
        var unread = await Add(database, desk.Frida.Id, ticket.Id, 1);
        await database.Save(db => db.Outbox.Add(new OutgoingMail(desk.Frida, Language.German, NoticeKind.Assigned, ticket.Id, Text(ticket.Id), desk.Now)).Entity);
        await database.Send(new OpenNotice.Command(read), desk.As(desk.Frida));
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);

        database.Time.Advance(TimeSpan.FromDays(89));
        await database.DoDueWork();
        Assert.Equal((2, 1), (await database.Db(db => Mine(db).CountAsync()), await Mails(database)));
        database.Time.Advance(TimeSpan.FromDays(2));
        await database.DoDueWork();

        Assert.Equal([unread], await database.Db(db => Mine(db).Select(n => n.Id).ToListAsync()));
        Assert.Equal(0, await Mails(database));
    }

    /// <summary>In three months the desk has more to tell: the alerts are not counted.</summary>
    private static IQueryable<Notice> Mine(HelpdeskDbContext db) => db.Notices.Where(n => n.Kind == NoticeKind.Assigned);

    private static Task<int> Mails(TestDatabase database) => database.Db(db => db.Outbox.CountAsync(m => m.Kind == NoticeKind.Assigned));

    /// <summary>What the bell says, and the page behind it.</summary>
    private static async Task<int> Unread(TestDatabase database, Agent agent)
    {
        var known = database.Services.GetRequiredService<KnownUnread>();
        await known.RefreshAsync(CancellationToken.None);
        var count = await database.Db(db => db.Notices.CountAsync(n => n.AgentId == agent.Id && n.ReadAt == null));
        Assert.Equal(Math.Min(count, KnownUnread.Most), known.Of(agent.Id));
        return count;
    }

    private static Reason Text(long ticket) => Reason.Of("TheTicketIsYoursNow", $"{ticket}", "It hunts");

    private static Task<long> Add(TestDatabase database, long agent, long ticket, int count) => database.Db(async db =>
    {
        var notices = Enumerable.Range(0, count).Select(_ => new Notice(agent, NoticeKind.Assigned, ticket, Text(ticket), database.Now)).ToList();
        db.Notices.AddRange(notices);
        await db.SaveChangesAsync();
        return notices[^1].Id;
    });
}
