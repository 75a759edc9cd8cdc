using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Clocks;

/// <summary>On the stage's Monday it is nine o'clock in Berlin; the solution is promised within eight hours.</summary>
public sealed class StepTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Steps_come_at_their_moments_each_once_and_say_what_they_did(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await PromisingAsync(database);
        await Step(desk, "Half", StepMeasure.Percent, 50, StepActions.RaiseUrgency);
        await Step(desk, "Soon", StepMeasure.Before, 60, StepActions.CallLead);
        await Step(desk, "Late", StepMeasure.After, 30, StepActions.Notify);
        var ticket = await TakenAsync(desk);

        Assert.Empty(await RunsAsync(database));
        await At(database, TimeSpan.FromHours(4));
        Assert.Equal(["Half RaiseUrgency"], await RunsAsync(database));
        Assert.Equal(Urgency.High, (await desk.See(ticket)).Urgency);
        await At(database, TimeSpan.FromHours(3));
        Assert.Equal(["Half RaiseUrgency", "Soon CallLead"], await RunsAsync(database));
        Assert.True((await desk.See(ticket)).NeedsLead);

        // Half an hour of business time after five in the afternoon is on the next morning.
        await At(database, TimeSpan.FromHours(12));
        Assert.Equal(2, (await RunsAsync(database)).Count);
        await At(database, TimeSpan.FromHours(6));
        Assert.Equal(["Half RaiseUrgency", "Late Notify", "Soon CallLead"], await RunsAsync(database));
        var told = Assert.Single((await database.Send(new ListNotices.Query(1), desk.As(desk.Frida))).Rows, r => r.Kind == NoticeKind.ClockStep);
        Assert.Equal("Rule.TheClockRanOut", told.Reason.Key);
        await At(database, TimeSpan.FromDays(40));
        Assert.Equal(3, (await RunsAsync(database)).Count);
        Assert.Empty(await database.Db(db => db.Due.Where(d => d.Kind == "ClockSteps" || d.LastFailure != "").ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_pause_moves_a_step_a_kept_promise_ends_it_and_a_reopened_ticket_is_another_episode(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await PromisingAsync(database);
        await Step(desk, "Half", StepMeasure.Percent, 50, StepActions.CallLead);
        var ticket = await TakenAsync(desk);
        await database.Send(new Reply.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Which lamp?", WaitForCustomer = true }, desk.As(desk.Frida));

        await At(database, TimeSpan.FromHours(5));
        Assert.Empty(await RunsAsync(database));
        await database.Send(new Resume.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version }, desk.As(desk.Frida));
        await At(database, TimeSpan.FromHours(2));
        Assert.Empty(await RunsAsync(database));
        await database.Send(new Resolve.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "The red one." }, desk.As(desk.Frida));
        await At(database, TimeSpan.FromDays(1));
        Assert.Empty(await RunsAsync(database));

        await database.Send(new Reopen.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Why = "It went out again" }, desk.As(desk.Frida));
        await At(database, TimeSpan.FromHours(18));
        Assert.Equal(["Half CallLead"], await RunsAsync(database));
        Assert.Equal(2, await database.Db(db => db.ClockStepRuns.Select(r => r.Episode).SingleAsync()));
    }

    [Fact]
    public async Task Where_the_condition_does_not_hold_it_is_noted_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await PromisingAsync(database);
        await Step(desk, "Nobody", StepMeasure.Percent, 10, StepActions.CallLead, c => c with { OnlyUnowned = true, LeastPriority = 1 });
        await TakenAsync(desk);

        await At(database, TimeSpan.FromHours(1));

        var run = await database.Db(db => db.ClockStepRuns.AsNoTracking().SingleAsync());
        Assert.Equal(StepActions.None, run.Done);
        Assert.Equal(["Rule.TheStepIsForPriority", "Rule.TheStepIsForUnowned"], run.WhyNot.Select(r => r.Key));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_step_escalates_with_what_is_known_or_says_why_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await PromisingAsync(database);
        await Step(desk, "Up", StepMeasure.Percent, 50, StepActions.Escalate, c => c with { TopicId = desk.Optics.Id });
        var owned = await TakenAsync(desk);
        var waiting = await desk.Reported();

        await At(database, TimeSpan.FromHours(4));

        var escalated = await database.Db(db => db.Tickets.AsNoTracking().Include(t => t.Escalations).SingleAsync(t => t.Id == owned.Id));
        var escalation = Assert.Single(escalated.Escalations);
        Assert.Equal((Tier.Second, (long?)null, desk.Frida.Id, EscalationReason.SlaRisk), (escalated.Tier, escalated.OwnerId, escalation.FromAgentId, escalation.Packet.Reason));
        Assert.Equal(Tier.First, (await database.Db(db => db.Tickets.SingleAsync(t => t.Id == waiting))).Tier);
        var why = await database.Db(db => db.ClockStepRuns.AsNoTracking().SingleAsync(r => r.TicketId == waiting));
        Assert.Equal("Rule.TheStateAllowsIt", why.WhyNot.Single().Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_step_is_tried_on_past_tickets_before_it_is_saved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await PromisingAsync(database);
        var choices = await database.Send(new CreateStep.Query(), desk.As(desk.Ada));
        Assert.Single(choices.Agreements);
        var late = await TakenAsync(desk);
        database.Time.Advance(TimeSpan.FromHours(5));
        var early = await TakenAsync(desk);

        var result = await database.Send(
            new ReplayStep.Query { Name = "Half", Amount = 50, Actions = [StepActions.CallLead], Days = 7 }, desk.As(desk.Ada));

        Assert.Equal(2, result.Clocks);
        Assert.Equal((late.Id, TestDatabase.Morning.AddHours(4)), (result.Taken.Single().Ticket, result.Taken.Single().At!.Value));
        Assert.Equal((early.Id, (DateTimeOffset?)null), (result.NotTaken.Single().Ticket, result.NotTaken.Single().At));
        Assert.Empty(await RunsAsync(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_step_can_be_changed_and_is_then_taken_for_moments_to_come(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await PromisingAsync(database);
        var step = await Step(desk, "Half", StepMeasure.Percent, 50, StepActions.CallLead);
        await TakenAsync(desk);
        await At(database, TimeSpan.FromHours(1));
        var form = (await database.Send(new EditStep.Query(step.Id), desk.As(desk.Ada))).Input;
        Assert.Equal((50, StepActions.CallLead), (form.Amount, form.Actions.Single()));

        // An eighth is over already.
        await database.Send(form with { Amount = 10 }, desk.As(desk.Ada));
        await At(database, TimeSpan.FromHours(6));
        Assert.Empty(await RunsAsync(database));

        var row = Assert.Single(await database.Send(new ListSteps.Query(), desk.As(desk.Ada)));
        Assert.Equal((10, 0, true), (row.Moment.Amount, row.Taken, row.Active));
    }

    [Fact]
    public async Task A_step_that_does_nothing_or_tells_nobody_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await PromisingAsync(database);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => Step(desk, "Nothing", StepMeasure.Percent, 1001, StepActions.None));
        var silent = await Assert.ThrowsAsync<BrokenRuleException>(() => Step(desk, "Silent", StepMeasure.After, 5, StepActions.Notify, c => c with { Recipients = [] }));
        await Assert.ThrowsAsync<ValidationException>(() => Step(desk, " ", StepMeasure.After, -5, StepActions.Notify));

        Assert.Equal(["Rule.AStepIsWithin", "Rule.AStepDoesSomething"], refused.Reasons.Select(r => r.Key));
        Assert.Equal("Rule.SomebodyIsTold", silent.Reasons.Single().Key);
    }

    private static async Task<Desk> PromisingAsync(TestDatabase database)
    {
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), "", "", "8:00");
        return desk;
    }

    private static Task<ClockStep> Step(
        Desk desk, string name, StepMeasure measure, int amount, StepActions actions, Func<CreateStep.Command, CreateStep.Command>? more = null)
    {
        var command = new CreateStep.Command
        {
            Name = name, Measure = measure, Amount = amount, Recipients = [StepRecipients.Owner],
            Actions = [.. Enum.GetValues<StepActions>().Where(a => a != StepActions.None && actions.HasFlag(a))],
        };
        return desk.Database.Send(more?.Invoke(command) ?? command, desk.As(desk.Ada));
    }

    /// <summary>Reported now, and Frida's at once.</summary>
    private static async Task<Ticket> TakenAsync(Desk desk)
    {
        await desk.Database.DoDueWork();
        var id = await desk.Reported();
        await desk.Database.Send(new Claim.Command(id), desk.As(desk.Frida));
        return await desk.Database.Db(db => db.Tickets.AsNoTracking().SingleAsync(t => t.Id == id));
    }

    private static async Task At(TestDatabase database, TimeSpan later)
    {
        database.Time.Advance(later);
        await database.DoDueWork();
    }

    private static async Task<IReadOnlyList<string>> RunsAsync(TestDatabase database) => await database.Db(async db =>
        (await db.ClockStepRuns.AsNoTracking().Where(r => r.Done != StepActions.None).OrderBy(r => r.StepName).ToListAsync()).ConvertAll(r => $"{r.StepName} {r.Done}"));
}
