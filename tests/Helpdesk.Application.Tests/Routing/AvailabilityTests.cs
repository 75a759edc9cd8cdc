using Helpdesk.Application.Routing;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Routing;

public sealed class AvailabilityTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_has_no_plan_and_never_came_is_offline_always_on_shift_and_takes_the_usual(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var known = await Of(desk, desk.Frida, desk.Paula);

        var frida = known[desk.Frida.Id];
        Assert.Equal((Presence.Offline, DateTimeOffset.MaxValue, WorkPlan.UsualCapacity, WorkPlan.UsualWaitingLimit, 0, 0),
            (frida.Presence, frida.OnShiftUntil!.Value, frida.Capacity, frida.WaitingLimit, frida.Active, frida.Waiting));
        Assert.Equal([Language.English, Language.German], frida.Languages);
        Assert.Equal((null, null, false), (frida.LastCompletedAt, frida.ProviderId, frida.OnCall));
        Assert.Equal(desk.CallCentre.Id, known[desk.Paula.Id].ProviderId);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_plan_and_a_presence_are_read_as_they_are_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await Plan(desk, desk.Sam, plan =>
        {
            plan.Change("Europe/Berlin", 3, 5, SpokenLanguages.German, Week(8, 16));
            plan.BeAbsent(At(13), At(14), AbsenceKind.Training);
            plan.BeAbsent(At(-48), At(-24), AbsenceKind.Holiday);
        });
        await Plan(desk, desk.Nora, plan =>
        {
            plan.Change("Europe/Berlin", 3, 5, Spoken.Every, Week(8, 16));
            plan.Except(new DayException(new DateOnly(2027, 3, 1), new(6, 0), new(8, 30)));
            plan.Except(new DayException(new DateOnly(2027, 12, 24), default, default));
        });
        await database.Save(db =>
        {
            var place = db.Workplaces.Add(new Workplace(desk.Sam.Id, desk.Now)).Entity;
            place.Become(Presence.TransfersOnly, desk.Now);
            return place;
        });

        var known = await Of(desk, desk.Sam, desk.Nora);

        var sam = known[desk.Sam.Id];
        Assert.Equal((Presence.TransfersOnly, At(13), 3, 5), (sam.Presence, sam.OnShiftUntil, sam.Capacity, sam.WaitingLimit));
        Assert.Equal([Language.German], sam.Languages);
        Assert.Equal((Presence.Offline, null), (known[desk.Nora.Id].Presence, known[desk.Nora.Id].OnShiftUntil));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Owned_tickets_are_counted_by_what_they_wait_for_and_the_last_solved_one_counts_apart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).WaitingForCustomer(d => d.Frida).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).Confirmed().AddTo(desk);
        await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).AddTo(desk);
        await A.Ticket.OwnedBy(desk.Fritz).AddTo(desk);

        var known = await Of(desk, desk.Frida, desk.Fritz, desk.Paula);

        Assert.Equal((2, 1, desk.Now), (known[desk.Frida.Id].Active, known[desk.Frida.Id].Waiting, known[desk.Frida.Id].LastCompletedAt));
        Assert.Equal((1, 0, null), (known[desk.Fritz.Id].Active, known[desk.Fritz.Id].Waiting, known[desk.Fritz.Id].LastCompletedAt));
        Assert.Equal((0, 0), (known[desk.Paula.Id].Active, known[desk.Paula.Id].Waiting));
    }

    [Fact]
    public async Task Two_statements_for_everybody_and_no_ticket_is_read_that_is_not_theirs()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await database.Db(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));

        database.Log.Clear();
        await database.Db(db => db.AvailabilityAsync(db.Agents, desk.Now, CancellationToken.None));

        Assert.Equal(2, database.Log.Statements.Count);
        var plan = await QueryPlan.OfAsync(database, database.Log.Statements[0]);
        Assert.Equal(2, plan.Count(s => s.Contains("IX_Tickets_OwnerId_DueBy_Priority_CreatedAt_Id (OwnerId=?)", StringComparison.Ordinal)));
        Assert.Contains(plan, s => s.Contains("COVERING INDEX IX_Tickets_OwnerId_ResolvedAt (OwnerId=?", StringComparison.Ordinal));
        Assert.Empty(await QueryPlan.ReadsWholeAsync(database, database.Log.Statements[0]));
    }

    private static Task<IReadOnlyDictionary<long, Availability>> Of(Desk desk, params Agent[] agents) =>
        desk.Database.Db(db => db.AvailabilityAsync([.. agents.Select(a => a.Id), 4711], desk.Now, CancellationToken.None));

    private static Task<WorkPlan> Plan(Desk desk, Agent agent, Action<WorkPlan> make) => desk.Database.Save(db =>
    {
        var plan = new WorkPlan(agent.Id, "Europe/Berlin");
        make(plan);
        return db.WorkPlans.Add(plan).Entity;
    });

    private static List<WeeklyShift> Week(int from, int until) =>
        [.. Enum.GetValues<DayOfWeek>().Select(d => new WeeklyShift(d, new(from, 0), new(until, 0)))];

    /// <summary>An hour of the test's day in Berlin; it is nine o'clock there.</summary>
    private static DateTimeOffset At(int hour) => new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.FromHours(1)).AddHours(hour).ToUniversalTime();
}
