using Helpdesk.Application.Clocks;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tests.Clocks;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application.Tests.DueWork;

/// <summary>Clocks that jump: the node's, which counts for nothing, and the database's. On SQLite a desk has one for both.</summary>
public sealed class ClockJumpTests
{
    private DateTimeOffset now = TestDatabase.Morning;

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_node_whose_clock_is_ahead_does_nothing_early_and_takes_no_lease(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await Plan(database, 1, now);
        var held = Assert.Single(await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk));
        await Plan(database, 2, now.AddMinutes(30));

        database.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await database.DoDueWork());
        Assert.True(await database.Send(new DoDueWork.Command(held.Id, held.Owner), CurrentUser.Desk));

        now = now.AddMinutes(30);
        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal(["1", "2"], await Done(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_node_whose_clock_is_behind_does_everything_in_time(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        now = now.AddHours(1);
        await Plan(database, 1, now);

        Assert.Equal(1, await database.DoDueWork());
        Assert.Equal(["1"], await Done(database));
        Assert.Equal(now, await database.Db(db => db.DueRuns.Select(r => r.LastAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task After_forty_days_everything_happens_once_and_what_recurs_is_not_caught_up(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);
        for (var day = 0; day < 50; day++)
        {
            await Plan(database, 100 + day, now.AddDays(day));
        }

        var dead = await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk);
        now = now.AddDays(40);
        await database.DoDueWork();

        Assert.Single(dead);
        Assert.Equal([.. Enumerable.Range(100, 41).Select(i => $"{i}"), "night 0"], await Done(database));
        Assert.Equal(new DateTimeOffset(2027, 4, 11, 2, 30, 0, TimeSpan.Zero), await NextNight(database));
        Assert.Equal(0, await database.DoDueWork());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task After_an_hour_back_nothing_happens_twice_and_what_was_held_goes_on_at_once(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);
        now = new(2027, 3, 2, 2, 45, 0, TimeSpan.Zero);
        await database.DoDueWork();
        await Plan(database, 1, now.AddHours(-2));
        var held = Assert.Single(await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk));

        now = now.AddHours(-1);
        Assert.Equal(1, await database.DoDueWork());
        Assert.False(await database.Send(new DoDueWork.Command(held.Id, held.Owner), CurrentUser.Desk));
        now = now.AddHours(1);
        Assert.Equal(0, await database.DoDueWork());

        Assert.Equal(["1", "night 0"], await Done(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task After_a_few_seconds_back_a_lease_counts_no_longer_than_twice_its_length(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await Plan(database, 1, now.AddHours(-1));
        await database.Send(new ClaimDueWork.Command(), CurrentUser.Desk);

        now -= ClaimDueWork.Lease;
        Assert.Equal(0, await database.DoDueWork());
        now += ClaimDueWork.Lease + ClaimDueWork.Lease;
        Assert.Equal(1, await database.DoDueWork());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_recurs_comes_back_to_its_schedule_after_a_clock_that_was_ahead(DatabaseKind kind)
    {
        await using var database = await OpenAsync(kind);
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);
        now = now.AddDays(40);
        await database.DoDueWork();

        now = now.AddDays(-40);
        await database.Send(new PlanRecurringWork.Command(), CurrentUser.Desk);

        Assert.Equal(new DateTimeOffset(2027, 3, 2, 2, 30, 0, TimeSpan.Zero), await NextNight(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Steps_that_were_slept_through_are_taken_once_each_in_their_order(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), "", "", "8:00");
        foreach (var (name, percent) in new[] { ("Late", 150), ("Early", 10), ("Half", 50) })
        {
            await database.Send(new CreateStep.Command { Name = name, Amount = percent, Actions = [StepActions.CallLead] }, desk.As(desk.Ada));
        }

        await database.DoDueWork();
        await database.Send(new Claim.Command(await desk.Reported()), desk.As(desk.Frida));

        database.Time.Advance(TimeSpan.FromDays(40));
        await database.DoDueWork();
        await database.DoDueWork();

        Assert.Equal(["Early", "Half", "Late"], await database.Db(db => db.ClockStepRuns.OrderBy(r => r.Id).Select(r => r.StepName).ToListAsync()));
    }

    private async Task<TestDatabase> OpenAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind, services => services.AddSingleton<IDatabaseTime>(new Its(this)).AddScoped<IDueWork, Mark>().AddScoped<IDueWork, Nightly>());
        await database.Db(db => db.Due.ExecuteDeleteAsync());
        return database;
    }

    private static Task<DueItem> Plan(TestDatabase database, long subject, DateTimeOffset at) =>
        database.Save(db => db.Due.Add(new DueItem(Mark.Name, subject, at)).Entity);

    private static Task<DateTimeOffset> NextNight(TestDatabase database) =>
        database.Db(db => db.Due.Where(i => i.Kind == Nightly.Name).Select(i => i.DueAt).SingleAsync());

    private static Task<List<string>> Done(TestDatabase database) => database.Db(async db =>
        (await db.Topics.Where(t => t.Name.De == "done").OrderBy(t => t.Id).Select(t => t.Name.En).ToListAsync()).Order(StringComparer.Ordinal).ToList());

    /// <summary>The database's clock, apart from the node's.</summary>
    private sealed class Its(ClockJumpTests test) : IDatabaseTime
    {
        public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(test.now);
    }

    private sealed class Mark(HelpdeskDbContext db) : IDueWork
    {
        public const string Name = "mark";

        public string Kind => Name;

        public Task<DateTimeOffset?> DoAsync(long subject, DateTimeOffset now, CancellationToken cancellationToken)
        {
            db.Topics.Add(new Topic(new LocalizedText($"{subject}", "done")));
            return Task.FromResult<DateTimeOffset?>(null);
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
