using Helpdesk.Application.DueWork;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data.DueWork;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.DueWork;

public sealed class DueRunsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Nodes_that_write_down_at_once_lose_no_run(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        foreach (var at in new[] { database.Now, database.Now.AddDays(1) })
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(node => Task.Run(async () =>
            {
                for (var i = 0; i < 10; i++)
                {
                    await database.Send(new NoteDueRuns.Command([Run("b", at.AddSeconds(i), node), Run("a", at.AddSeconds(i), node)]), CurrentUser.Desk);
                }
            })));

            var rows = await database.Db(db => db.DueRuns.AsNoTracking().OrderBy(r => r.Kind).ToListAsync());
            Assert.Equal(["a", "b"], rows.Select(r => r.Kind));
            Assert.All(rows, r => Assert.Equal((80, 40, TimeSpan.FromSeconds(3), at.AddSeconds(9), at), (r.Runs, r.Failures, r.WorstLateness, r.LastAt, r.Hour)));
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_list_says_when_each_kind_ran_last_and_how_the_last_day_went(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, services => services.AddScoped<IDueWork, Failing>());
        var desk = await A.DeskIn(database);
        await database.DoDueWork();
        await database.Save(db => db.Due.Add(new DueItem(Failing.Name, 5, database.Now)));
        database.Time.Advance(TimeSpan.FromSeconds(90));
        await database.DoDueWork();

        var result = await database.Send(new ListDueWork.Query(7), desk.As(desk.Ada));

        var row = Assert.Single(result.Kinds, k => k.Kind == Failing.Name);
        Assert.Equal((database.Now, true, 1, 1, TimeSpan.FromSeconds(90)), (row.Past!.At, row.Past.Failed, row.Past.Runs, row.Past.Failures, row.Past.WorstLateness));
        Assert.Equal((1, 1, 0), (result.Page, result.Total, result.GivenUp));
        var failed = Assert.Single(result.Failures);
        Assert.Equal((FailureCause.NotFound, (long?)5, 1), (failed.Cause, failed.Ticket, failed.Tries));
        Assert.Contains(result.Kinds, k => k is { Kind: "ExpiryNotices", Schedule: not null, Past: null });

        database.Time.Advance(TimeSpan.FromDays(2));
        var later = Assert.Single((await database.Send(new ListDueWork.Query(1), desk.As(desk.Ada))).Kinds, k => k.Kind == Failing.Name);
        Assert.Equal((row.Past.At, 0, TimeSpan.Zero), (later.Past!.At, later.Past.Runs, later.Past.WorstLateness));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Work_whose_process_ended_each_time_is_shown_and_all_that_was_given_up_is_tried_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind, services => services.AddScoped<IDueWork, Failing>());
        var desk = await A.DeskIn(database);
        await database.DoDueWork();
        await database.Save(db => db.Due.Add(new DueItem(Failing.Name, 5, database.Now)));
        for (var i = 0; i < DueItem.MostTries; i++)
        {
            Assert.Single(await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk));
            Assert.Empty((await database.Send(new ListDueWork.Query(1), desk.As(desk.Ada))).Failures);
            database.Time.Advance(ClaimDueWork.Lease);
        }

        Assert.Empty(await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk));
        var given = await database.Send(new ListDueWork.Query(1), desk.As(desk.Ada));
        Assert.Equal((FailureCause.Ended, true, 1), (given.Failures.Single().Cause, given.Failures.Single().IsGivenUp, given.GivenUp));

        await database.Send(new RetryGivenUpWork.Command(), desk.As(desk.Ada));
        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal(FailureCause.NotFound, (await database.Send(new ListDueWork.Query(1), desk.As(desk.Ada))).Failures.Single().Cause);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_recurs_can_be_run_now_and_then_keeps_its_time(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var next = database.Now.Date.AddDays(1).AddHours(3).AddMinutes(40);

        for (var i = 1; i <= 2; i++)
        {
            await database.Send(new RunRecurringWork.Command("NoticeCleaning"), desk.As(desk.Ada));
            await database.DoDueWork();
            Assert.Equal(next, (await database.Db(db => db.Due.Where(d => d.Kind == "NoticeCleaning").Select(d => d.DueAt).SingleAsync())).UtcDateTime);
            Assert.Equal(i, await database.Db(db => db.DueRuns.Where(r => r.Kind == "NoticeCleaning").SumAsync(r => r.Runs)));
        }

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new RunRecurringWork.Command("Routing"), desk.As(desk.Ada)));
    }

    [Fact]
    public void A_cause_says_what_went_wrong_without_what_people_wrote()
    {
        Assert.Equal(FailureCause.Stale, FailureCause.Of(new StaleVersionException()));
        Assert.Equal(FailureCause.DatabaseAway, FailureCause.Of(new InvalidOperationException("An exception has been raised.", new TimeoutException())));
        Assert.Equal(FailureCause.UnknownWork, FailureCause.Of(new UnknownWorkException("old")));
        Assert.Equal(
            "FormatException: The input string … was not in a correct format.",
            FailureCause.Of(new FormatException("The input string 'My password is hunter2' was not in a correct format.")));
        Assert.Equal("ArgumentException: Nobody has the address …", FailureCause.Of(new ArgumentException("Nobody has the address carla@example.org")));
        Assert.Equal("ArgumentException: Unknown title", FailureCause.Of(new ArgumentException("Unknown title: it does not start")));
        Assert.InRange(FailureCause.Of(new ArgumentException(new string('x', 999))).Length, 100, 200);
    }

    private static NoteDueRuns.Entry Run(string kind, DateTimeOffset at, int late) =>
        new(kind, 2, 1, TimeSpan.FromSeconds(late), at, TimeSpan.FromMilliseconds(7), false);

    private sealed class Failing : IDueWork
    {
        public const string Name = "failing";

        public string Kind => Name;

        public bool IsAboutTickets => true;

        public Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotFoundException("Something");
    }
}
