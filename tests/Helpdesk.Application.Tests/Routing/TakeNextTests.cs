using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Routing;

public sealed class TakeNextTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_most_urgent_that_one_may_have_comes_first_and_the_decision_can_be_read(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var urgentOptics = await A.Ticket.Saying("Needs an expert").Rated(Impact.High, Urgency.High).InSecondLevel().AddTo(desk);
        var later = await A.Ticket.Saying("Later").InSecondLevel().AddTo(desk);
        var urgent = await A.Ticket.Saying("Urgent").Rated(Impact.High, Urgency.Medium).InSecondLevel().AddTo(desk);
        await A.Ticket.About(desk.Phones).Saying("A phone").InSecondLevel().AddTo(desk);
        await Ask(database, urgentOptics, SkillLevel.Expert);
        await Ask(database, urgent, SkillLevel.Competent);

        var next = await database.Send(new ExplainNext.Query(), desk.As(desk.Sam));
        Assert.Equal((await First(database, later, urgent), 1), (next.Next!.Id, next.Decision.Passed.Count));
        var first = await database.Send(new TakeNext.Command(), desk.As(desk.Sam));
        var second = await database.Send(new TakeNext.Command(), desk.As(desk.Sam));
        var none = await database.Send(new TakeNext.Command(), desk.As(desk.Sam));

        Assert.Equal(next.Next.Id, first);
        Assert.Equal(new long?[] { later.Id, urgent.Id }.Order(), new[] { first, second }.Order());
        Assert.Null(none);
        var decision = Assert.Single((await database.Send(new ListDecisions.Query(first!.Value), desk.As(desk.Sam))).Decisions).Pull!;
        var passed = Assert.Single(decision.Passed);
        Assert.Equal((urgentOptics.Id, "Rule.SkillIsHeldAtTheLevel"), (passed.TicketId, passed.Reasons.Single().Key));
        var assignment = await database.Db(db => db.Assignments.Include(a => a.Proofs).OrderByDescending(a => a.Id).FirstAsync(a => a.TicketId == first));
        Assert.Equal((AssignmentPath.TakeNext, desk.Sam.Id), (assignment.Path, assignment.AgentId));
        Assert.NotEmpty(assignment.Proofs);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_many_who_ask_at_once_each_gets_another_ticket(DatabaseKind kind)
    {
        const int people = 16;
        const int tickets = 40;
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        for (var i = 0; i < tickets; i++)
        {
            await A.Ticket.Saying($"Ticket {i}").AddTo(desk);
        }

        var agents = new List<Agent>();
        for (var i = 0; i < people; i++)
        {
            agents.Add(await desk.Hire($"Agent {i}", teams: desk.FirstLevel));
        }

        var taken = (await Task.WhenAll(agents.Select(agent => Task.Run(async () =>
        {
            List<long> mine = [];
            while (await database.Send(new TakeNext.Command(), desk.As(agent)) is { } ticket)
            {
                mine.Add(ticket);
            }

            return mine;
        })))).SelectMany(t => t).ToList();

        Assert.Equal(tickets, taken.Count);
        Assert.Equal(tickets, taken.Distinct().Count());
        Assert.Equal(tickets, await database.Db(db => db.Assignments.CountAsync()));
        Assert.Equal(0, await database.Db(db => db.Tickets.CountAsync(t => t.OwnerId == null)));
    }

    [Fact]
    public async Task However_many_are_just_being_taken_the_next_one_is_found()
    {
        const int busy = 120;
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql);
        var desk = await A.DeskIn(database);
        for (var i = 0; i < busy; i++)
        {
            await A.Ticket.Saying($"Being taken {i}").AddTo(desk);
        }

        var free = await A.Ticket.Saying("Free").AddTo(desk);

        var taken = await database.Db(async db =>
        {
            await using var others = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Tickets" WHERE "Id" <> {free.Id} FOR UPDATE""");
            return await database.Send(new TakeNext.Command(), desk.As(desk.Frida));
        });

        Assert.Equal(free.Id, taken);
    }

    [Fact]
    public async Task What_has_an_owner_is_not_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        await database.Db(db => db.RefreshStatisticsAsync(CancellationToken.None));

        database.Log.Clear();
        await database.Send(new TakeNext.Command(), desk.As(desk.Frida));

        var part = Assert.Single(database.Log.Statements, s => s.Contains("LIMIT 20", StringComparison.Ordinal));
        Assert.Contains(await QueryPlan.OfAsync(database, part), step => step.Contains("INDEX IX_Tickets_ForTaking (Tier=?", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_was_skipped_goes_to_somebody_else_and_not_to_the_same_again(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);
        await database.Send(new TakeNext.Command(), desk.As(desk.Frida));
        var version = (await desk.See(ticket)).Version;

        var refused = await Forms.Refused(() => database.Send(new Skip.Command { Ticket = ticket.Id, Version = version, Reason = SkipReason.Other }, desk.As(desk.Frida)));
        Assert.Equal(("Rule.AnotherReasonIsNamed", "Note"), (refused.Single().Key, refused.Single().Field));
        await database.Send(new Skip.Command { Ticket = ticket.Id, Version = version, Reason = SkipReason.MissingTool }, desk.As(desk.Frida));

        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(desk.Frida)));
        var why = (await database.Send(new ExplainNext.Query(), desk.As(desk.Frida))).Decision;
        Assert.Equal("Rule.YouSkippedIt", Assert.Single(Assert.Single(why.Passed).Reasons).Key);
        Assert.Equal(ticket.Id, await database.Send(new TakeNext.Command(), desk.As(desk.Fritz)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_s_people_take_from_their_own_queues_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await A.Ticket.Rated(Impact.High, Urgency.High).AddTo(desk);
        var phone = await A.Ticket.About(desk.Phones).AddTo(desk);

        Assert.Equal(phone.Id, await database.Send(new TakeNext.Command(), desk.As(desk.Paula)));
        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(desk.Paula)));
        Assert.Empty((await database.Send(new ExplainNext.Query(), desk.As(desk.Paula))).Decision.Passed);
    }

    [Fact]
    public async Task Whoever_has_enough_gets_no_more_and_is_told_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await A.Ticket.AddTo(desk);
        await database.Save(db =>
        {
            var plan = new WorkPlan(desk.Frida.Id, "Europe/Berlin");
            plan.Change("Europe/Berlin", 1, 0, Spoken.Every, []);
            return db.WorkPlans.Add(plan).Entity;
        });

        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(desk.Frida)));
        var why = await database.Send(new ExplainNext.Query(), desk.As(desk.Frida));
        Assert.Equal("Rule.HasFreeCapacity", why.Decision.Counts.Single().Reason.Key);
        Assert.Equal((1, 1), (why.Me.Taken, why.Me.Capacity));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public async Task Shortly_before_going_home_nobody_takes_the_next_one(int minutesLeft, bool gets)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.AddTo(desk);
        await database.Save(db =>
        {
            var plan = new WorkPlan(desk.Frida.Id, "UTC");
            plan.Change("UTC", 3, 3, Spoken.Every, [new(DayOfWeek.Monday, new(7, 0), new(8, minutesLeft))]);
            return db.WorkPlans.Add(plan).Entity;
        });

        var why = await database.Send(new ExplainNext.Query(), desk.As(desk.Frida));
        var taken = await database.Send(new TakeNext.Command(), desk.As(desk.Frida));

        Assert.Equal(gets ? ticket.Id : null, taken);
        Assert.Equal(gets ? [] : ["Rule.HasEnoughOfTheShiftLeft"], why.Decision.Counts.Select(c => c.Reason.Key));
    }

    [Fact]
    public async Task What_waited_long_enough_comes_to_another_team_of_the_tier()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var other = await database.Save(db => db.Teams.Add(new Team("More camera specialists", Tier.Second)).Entity);
        var zoe = await desk.Hire("Zoe Zander", teams: other);
        await desk.Qualify(zoe, desk.CameraFirmware, SkillLevel.Competent);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        Assert.Null(await database.Send(new TakeNext.Command(), desk.As(zoe)));
        database.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(ticket.Id, await database.Send(new TakeNext.Command(), desk.As(zoe)));
        var decision = Assert.Single((await database.Send(new ListDecisions.Query(ticket.Id), desk.As(zoe))).Decisions).Pull!;
        Assert.NotEmpty(decision.Dropped);
    }

    private static async Task<long> First(TestDatabase database, params Ticket[] tickets)
    {
        var ids = tickets.Select(t => t.Id).ToList();
        return await database.Db(db => db.Tickets.Where(t => ids.Contains(t.Id)).OrderBy(t => t.Priority).ThenBy(t => t.CreatedAt).Select(t => t.Id).FirstAsync());
    }

    /// <summary>The level that the ticket's skill is asked at.</summary>
    private static Task<int> Ask(TestDatabase database, Ticket ticket, SkillLevel level) => database.Db(db =>
        db.Set<TicketSkill>().Where(s => s.TicketId == ticket.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Level, level)));
}
