using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.DueWork;

public sealed class DueWorkTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_due_happens_once_and_what_is_not_due_waits(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await Plan(database, 1, database.Now);
        await Plan(database, 2, database.Now.AddHours(1));

        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal(0, await database.DoDueWork());
        Assert.Equal(["1"], await Done(database));

        database.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal(["1", "2"], await Done(database));
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task On_four_nodes_at_once_each_happens_exactly_once(DatabaseKind kind)
    {
        const int items = 120;
        await using var database = await OpenAsync(kind);
        await database.Save(db =>
        {
            db.Due.AddRange(Enumerable.Range(1, items).Select(i => new DueItem(Mark.Name, i, database.Now)));
            return 0;
        });

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(database.DoDueWork)));

        Assert.Equal(items, taken.Sum());
        Assert.Equal(Enumerable.Range(1, items).Select(i => $"{i}").Order(StringComparer.Ordinal), await Done(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_node_that_dies_loses_its_lease_and_comes_back_too_late(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await Plan(database, 7, database.Now);
        var dead = Assert.Single(await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk));

        Assert.Equal(0, await database.DoDueWork());
        database.Time.Advance(ClaimDueWork.Lease);
        Assert.Equal(1, await database.DoDueWork());

        Assert.False(await database.Send(new DoDueWork.Command(dead.Id, dead.Owner), CurrentUser.Desk));
        Assert.Equal(["7"], await Done(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Work_whose_lease_was_lost_while_it_was_done_leaves_nothing_behind(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await Plan(database, Mark.LosesItsLease, database.Now);
        var claimed = Assert.Single(await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk));

        await Assert.ThrowsAsync<LeaseLostException>(() => database.Send(new DoDueWork.Command(claimed.Id, claimed.Owner), CurrentUser.Desk));

        Assert.Empty(await Done(database));
        Assert.Equal(claimed.Owner, await database.Db(db => db.Due.Select(i => i.Owner).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Work_that_fails_is_tried_again_and_then_given_up_until_somebody_asks(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        var desk = await A.DeskIn(database);
        await Plan(database, Mark.Fails, database.Now);
        await Plan(database, 3, database.Now);
        for (var i = 0; i < 20; i++)
        {
            await database.DoDueWork();
            database.Time.Advance(TimeSpan.FromHours(12));
        }

        Assert.Equal(["3"], await Done(database));
        var failed = Assert.Single((await database.Send(new ListDueWork.Query(1), desk.As(desk.Ada))).Failures);
        Assert.Equal((Mark.Fails, DueItem.MostTries, "InvalidOperationException: It does not work.", true), (failed.Subject, failed.Tries, failed.Cause, failed.IsGivenUp));

        await database.Send(new RetryDueWork.Command(failed.Id), desk.As(desk.Ada));
        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal(1, (await database.Send(new ListDueWork.Query(1), desk.As(desk.Ada))).Failures.Single().Tries);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new RetryDueWork.Command(failed.Id + 100), desk.As(desk.Ada)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_recurs_has_one_row_and_falls_due_again(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk))));
        var first = await database.Db(db => db.Due.Where(i => i.Kind == Nightly.Name).Select(i => i.DueAt).SingleAsync());

        database.Time.SetUtcNow(first);
        await database.DoDueWork();

        Assert.Equal(new DateTimeOffset(2027, 3, 2, 2, 30, 0, TimeSpan.Zero), first);
        Assert.Equal(["night 0"], await Done(database));
        Assert.Equal(first.AddDays(1), await database.Db(db => db.Due.Where(i => i.Kind == Nightly.Name).Select(i => i.DueAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_time_of_the_database_is_close_to_that_of_the_node(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);

        var apart = await database.Db(async db => await db.TimeAsync(TimeProvider.System, CancellationToken.None)) - TimeProvider.System.GetUtcNow();

        Assert.InRange(apart.Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Nobody_who_signs_in_runs_the_desk()
    {
        await using var database = await OpenAsync(DatabaseKind.Sqlite);
        var desk = await A.DeskIn(database);

        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ClaimDueWork.Command(), desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ListDueWork.Query(1), desk.As(desk.Lena)));
    }

    private static Task<TestDatabase> OpenAsync(DatabaseKind kind) => TestDatabase.CreateAsync(
        kind, services => services.AddScoped<IDueWork, Mark>().AddScoped<IDueWork, Nightly>());

    private static Task<DueItem> Plan(TestDatabase database, long subject, DateTimeOffset at) =>
        database.Save(db => db.Due.Add(new DueItem(Mark.Name, subject, at)).Entity);

    private static Task<List<string>> Done(TestDatabase database) => database.Db(async db =>
    {
        var names = await db.Topics.Where(t => t.Name.De == "done").Select(t => t.Name.En).ToListAsync();
        names.Sort(StringComparer.Ordinal);
        return names;
    });

    /// <summary>Leaves a topic with the name of its subject behind.</summary>
    private sealed class Mark(HelpdeskDbContext db) : IDueWork
    {
        public const string Name = "mark";
        public const long Fails = 1000;
        public const long LosesItsLease = 1001;

        public string Kind => Name;

        public async Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
        {
            db.Topics.Add(new Topic(new LocalizedText($"{subject}", "done")));
            if (subject == LosesItsLease)
            {
                await db.Due.ExecuteUpdateAsync(set => set.SetProperty(i => i.Owner, Guid.CreateVersion7()), cancellationToken);
            }

            return subject == Fails ? throw new InvalidOperationException("It does not work.") : null;
        }
    }

    private sealed class Nightly(HelpdeskDbContext db) : IRecurringWork
    {
        public const string Name = "nightly";

        public string Kind => Name;

        public string Schedule => "30 2 * * *";

        public Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
        {
            db.Topics.Add(new Topic(new LocalizedText($"night {subject}", "done")));
            return Task.FromResult<DateTimeOffset?>(null);
        }
    }
}
