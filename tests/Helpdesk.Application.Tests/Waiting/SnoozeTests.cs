using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Tests.Clocks;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tests.Notices;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Waiting;

public sealed class SnoozeTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_set_aside_leaves_the_list_until_its_moment_and_then_its_owner_is_told_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (ticket, other) = (await A.Ticket.OwnedBy(desk.Frida).AddTo(desk), await A.Ticket.OwnedBy(desk.Frida).AddTo(desk));

        await database.Send(await Aside(desk, ticket, database.Now.AddHours(2)), desk.As(desk.Frida));
        var mine = await database.Send(new GetMine.Query(), desk.As(desk.Frida));
        Assert.Equal((other.Id, ticket.Id), (mine.Active.Single().Id, mine.SetAside.Single().Id));
        Assert.Equal(database.Now.AddHours(2), mine.SetAside.Single().SnoozedUntil);
        Assert.Equal("The parts come", (await desk.See(ticket)).SnoozeNote);

        await Later(database, TimeSpan.FromHours(1));
        Assert.NotNull((await desk.See(ticket)).SnoozedUntil);
        await Later(database, TimeSpan.FromHours(1));
        await Later(database, TimeSpan.FromDays(1));

        Assert.Equal(["#WakeCause.Time"], await WokenAsync(desk, ticket));
        Assert.Equal([desk.Frida.Told(NoticeKind.Woken, "TheTicketIsAwake")], await database.Notices());
        Assert.Empty(await database.Mails());
        Assert.Empty((await database.Send(new GetMine.Query(), desk.As(desk.Frida))).SetAside);
        Assert.Empty(await database.Db(db => db.Due.Where(d => d.Kind == "Waking" || d.LastFailure != "").ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_owner_takes_it_up_again_before_and_hears_nothing_of_it(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        await database.Send(await Aside(desk, ticket, database.Now.AddHours(2)), desk.As(desk.Frida));
        var wake = new Wake.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version };

        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(wake, desk.As(desk.Fritz)));
        await database.Send(wake, desk.As(desk.Frida));
        await Later(database, TimeSpan.FromDays(1));

        Assert.Equal(["#WakeCause.ByHand"], await WokenAsync(desk, ticket));
        Assert.Empty(await database.Notices());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Where_the_moment_and_the_customers_word_come_at_once_it_wakes_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida).WaitingForCustomer(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        await database.Send(await Aside(desk, ticket, database.Now.AddHours(2)), desk.As(desk.Frida));
        database.Time.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(
            Task.Run(database.DoDueWork),
            Task.Run(() => database.Send(new CustomerReply.Command { Access = new(builder.Link.Text), Body = "Here it is." })));
        await Later(database, TimeSpan.FromMinutes(10));

        Assert.Single(await WokenAsync(desk, ticket));
        var seen = await desk.See(ticket);
        Assert.Equal((TicketState.Open, null), (seen.State, seen.SnoozedUntil));
        Assert.Contains(desk.Frida.Told(NoticeKind.CustomerWrote, "TheCustomerHasWritten"), await database.Notices());
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_step_of_a_clock_wakes_it_and_no_clock_notices_that_it_slept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), "", "", "8:00");
        await database.Send(
            new CreateStep.Command
            {
                Name = "Half", Measure = StepMeasure.Percent, Amount = 50, Recipients = [StepRecipients.Owner], Actions = [StepActions.CallLead],
            },
            desk.As(desk.Ada));
        await database.DoDueWork();
        var id = await desk.Reported();
        await database.Send(new Claim.Command(id), desk.As(desk.Frida));
        var before = (await desk.Timed(id)).DueBy;

        await database.Send(
            new Snooze.Command { Ticket = id, Version = (await desk.Timed(id)).Version, Choice = SnoozeChoice.NextWeek, Zone = "Europe/Berlin" }, desk.As(desk.Frida));
        Assert.Equal(before, (await desk.Timed(id)).DueBy);
        Assert.NotNull((await desk.Timed(id)).SnoozedUntil);
        await Later(database, TimeSpan.FromHours(4));

        var woken = await desk.Timed(id);
        Assert.Equal((before, null), (woken.DueBy, woken.SnoozedUntil));
        Assert.Equal(["#WakeCause.Clock"], await WokenAsync(desk, woken));
        Assert.Contains(desk.Frida.Told(NoticeKind.Woken, "TheTicketIsAwake"), await database.Notices());
    }

    [Fact]
    public async Task Bad_input_is_refused_in_words_and_nothing_changes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var closed = await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).Confirmed().AddTo(desk);
        var good = await Aside(desk, ticket, database.Now.AddHours(2));
        database.Time.Advance(TimeSpan.FromHours(14));

        Assert.Equal("Rule.ItIsSetAsideUntilLater", await Refusal(good));
        Assert.Equal("Rule.ItIsSetAsideUntilLater", await Refusal(good with { Until = null }));
        Assert.Equal("Rule.NothingIsSetAsideForLonger", await Refusal(good with { Until = database.Now.AddDays(400) }));
        Assert.Equal("Rule.ItIsSetAsideUntilLater", await Refusal(good with { Choice = SnoozeChoice.LaterToday, Zone = "Europe/Berlin" }));
        Assert.Equal("Rule.TheStateAllowsIt", await Refusal(await Aside(desk, closed, database.Now.AddHours(1))));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(good with { Choice = (SnoozeChoice)9 }, desk.As(desk.Frida)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(good with { Note = new string('x', 501) }, desk.As(desk.Frida)));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(good with { Version = 1 }, desk.As(desk.Frida)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(good, desk.As(desk.Paula)));

        Assert.Null((await desk.See(ticket)).SnoozedUntil);
        Assert.Equal(0, await database.Db(db => db.Due.CountAsync(d => d.Kind == "Waking")));

        async Task<string> Refusal(Snooze.Command command) =>
            (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, desk.As(desk.Frida)))).Reasons.Single().Key;
    }

    private static async Task<Snooze.Command> Aside(Desk desk, Ticket ticket, DateTimeOffset until) => new()
    {
        Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Choice = SnoozeChoice.OwnTime, Until = until, Note = " The parts come ",
    };

    private static async Task Later(TestDatabase database, TimeSpan time)
    {
        database.Time.Advance(time);
        await database.DoDueWork();
    }

    private static Task<List<string?>> WokenAsync(Desk desk, Ticket ticket) => desk.Database.Db(db =>
        db.Events.Where(e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.Woken).Select(e => e.Detail).ToListAsync());
}
