using System.Collections.Concurrent;
using Helpdesk.Application.Outbox;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Notices;

public sealed class OutboxTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_four_nodes_at_once_exactly_one_sends_each_mail(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await WriteAsync(await A.DeskIn(database), 60);
        var sent = new ConcurrentQueue<Guid>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await database.Send(new NextMail.Query(), CurrentUser.Desk))
            {
                foreach (var mail in await database.Send(new ClaimMail.Command(), CurrentUser.Desk))
                {
                    sent.Enqueue(mail.Key);
                    Assert.True(await database.Send(new MarkMailSent.Command(mail.Id, mail.Owner), CurrentUser.Desk));
                }
            }
        })));

        Assert.Equal((60, 60), (sent.Count, sent.Distinct().Count()));
        Assert.Equal(0, await database.Db(db => db.Outbox.CountAsync(m => m.SentAt == null)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_a_node_held_when_it_died_is_sent_by_another_with_the_same_key(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await WriteAsync(await A.DeskIn(database), 1);

        var dead = Assert.Single(await database.Send(new ClaimMail.Command(), CurrentUser.Desk));
        Assert.False(await database.Send(new NextMail.Query(), CurrentUser.Desk));
        database.Time.Advance(ClaimMail.Lease);
        var heir = Assert.Single(await database.Send(new ClaimMail.Command(), CurrentUser.Desk));

        Assert.Equal((dead.Id, dead.Key), (heir.Id, heir.Key));
        Assert.False(await database.Send(new MarkMailSent.Command(dead.Id, dead.Owner), CurrentUser.Desk));
        Assert.True(await database.Send(new MarkMailSent.Command(heir.Id, heir.Owner), CurrentUser.Desk));
        database.Time.Advance(ClaimMail.Lease);
        Assert.Empty(await database.Send(new ClaimMail.Command(), CurrentUser.Desk));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_fails_is_tried_again_after_longer_and_longer_waits_until_it_is_no_news_any_more(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await WriteAsync(await A.DeskIn(database), 1);
        var waits = new List<double>();
        var failed = database.Now;

        while (database.Now < TestDatabase.Morning.AddDays(6))
        {
            foreach (var mail in await database.Send(new ClaimMail.Command(), CurrentUser.Desk))
            {
                waits.Add((database.Now - failed).TotalMinutes);
                failed = database.Now;
                await database.Send(new MarkMailFailed.Command(mail.Id, mail.Owner, "SocketException"), CurrentUser.Desk);
            }

            database.Time.Advance(waits.Count < 4 ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(60));
        }

        Assert.Equal([0, 1, 5, 30, 120, 240, 480, 480], waits.Take(8));
        Assert.True(failed < TestDatabase.Morning + OutgoingMail.Lapses);
        var left = await database.Db(db => db.Outbox.AsNoTracking().SingleAsync());
        Assert.Equal((waits.Count, "SocketException", null), (left.Tries, left.LastFailure, left.SentAt));
    }

    [Fact]
    public async Task Nobody_who_signs_in_reads_the_outbox()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ClaimMail.Command(), desk.As(desk.Ada)));
    }

    private static Task<int> WriteAsync(Desk desk, int count) => desk.Database.Save(db =>
    {
        db.Outbox.AddRange(Enumerable.Range(1, count).Select(i => new OutgoingMail(
            desk.Frida, Language.German, NoticeKind.CustomerWrote, null, Reason.Of("TheCustomerHasWritten", "HD-000001", "It hunts"), desk.Now)));
        return 0;
    });
}
