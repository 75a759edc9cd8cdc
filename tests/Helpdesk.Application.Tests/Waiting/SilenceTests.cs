using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tests.Clocks;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Waiting;

/// <summary>Usually a customer is reminded after three and six days, and after fourteen the desk stops waiting.</summary>
public sealed class SilenceTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_silent_customer_is_reminded_twice_and_then_the_desk_stops_waiting(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Promise(AgreementKind.Sla, await desk.Office(), "4:00", "", "8:00");
        var ticket = await AskedAsync(desk);
        var (due, answered) = ((await desk.Timed(ticket.Id)).DueBy, (await desk.Timed(ticket.Id)).FirstRepliedAt);

        await Days(database, 2);
        Assert.Empty(await SaidAsync(desk, ticket));
        await Days(database, 1);
        Assert.Equal(["reminded"], await SaidAsync(desk, ticket));
        await Days(database, 0);
        await Days(database, 3);
        Assert.Equal(["reminded", "reminded"], await SaidAsync(desk, ticket));
        var waiting = await desk.Timed(ticket.Id);
        Assert.Equal((TicketState.WaitingForCustomer, answered, due), (waiting.State, waiting.FirstRepliedAt, waiting.DueBy));
        await Days(database, 7);
        Assert.Equal(2, (await SaidAsync(desk, ticket)).Count);
        await Days(database, 1);

        Assert.Equal(["reminded", "reminded", "ended"], await SaidAsync(desk, ticket));
        var ended = await desk.See(ticket);
        Assert.Equal((TicketState.Resolved, true, null, desk.Sam.Id), (ended.State, ended.EndedUnanswered, ended.FirstLevelCouldSolve, ended.OwnerId));
        Assert.Empty((await desk.ClocksOf(ticket.Id)).Values);
        Assert.Equal(
            [(3, "de@customer.example", Language.German)],
            (await database.Db(db => db.Outbox.Where(m => m.Kind == null && m.TicketId == ticket.Id).Select(m => new { m.Address, m.Language }).ToListAsync()))
                .GroupBy(m => (m.Address, m.Language)).Select(g => (g.Count(), g.Key.Address, g.Key.Language)));
        await Days(database, 40);
        Assert.Equal(3, (await SaidAsync(desk, ticket)).Count);
        Assert.Empty(await database.Db(db => db.Due.Where(d => d.Kind == "Silence" || d.LastFailure != "").ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Whoever_answers_hears_nothing_more_and_reopens_what_was_ended(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        await AskAsync(desk, ticket);
        await Days(database, 2);

        await database.Send(new CustomerReply.Command { Access = new(builder.Link.Text), Body = "Blue." });
        await Days(database, 30);
        Assert.Empty(await SaidAsync(desk, ticket));

        await AskAsync(desk, ticket);
        await Days(database, 3);
        await Days(database, 3);
        await Days(database, 8);
        Assert.Equal(["reminded", "reminded", "ended"], await SaidAsync(desk, ticket));
        var followed = await database.Send(new FollowTicket.Query(new(builder.Link.Text)));
        Assert.Equal((CustomerStatus.SolvedPleaseConfirm, true, PublicEvent.WeStoppedWaiting), (followed.Status, followed.Reopen.IsAllowed, followed.History[^1].What));

        await database.Send(new Application.Portal.Reopen.Command { Access = new(builder.Link.Text), Body = "I was away." });
        Assert.Equal((TicketState.Open, desk.Frida.Id), ((await desk.See(ticket)).State, (await desk.See(ticket)).OwnerId));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_answer_at_the_very_moment_of_the_end_leaves_the_ticket_open_or_solved_and_never_both(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        await AskAsync(desk, ticket);
        await Days(database, 3);
        await Days(database, 3);
        database.Time.Advance(TimeSpan.FromDays(8));

        var answer = Task.Run(() => database.Send(new CustomerReply.Command { Access = new(builder.Link.Text), Body = "Blue." }));
        await Task.WhenAll(Task.Run(database.DoDueWork), Record.ExceptionAsync(() => answer).AsTask());
        await database.DoDueWork();

        var seen = await desk.See(ticket);
        Assert.Equal(answer.IsCompletedSuccessfully ? TicketState.Open : TicketState.Resolved, seen.State);
        Assert.Equal(!answer.IsCompletedSuccessfully, (await SaidAsync(desk, ticket)).Contains("ended"));
        Assert.Equal(answer.IsCompletedSuccessfully, await database.Db(db => db.Messages.AnyAsync(m => m.TicketId == ticket.Id && m.Body == "Blue.")));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_changed_setting_holds_at_once_for_those_who_are_silent_already(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (ticket, old) = (await A.Ticket.OwnedBy(desk.Frida).AddTo(desk), await A.Ticket.OwnedBy(desk.Frida).Answered(d => d.Frida, "Which colour?").WaitingForCustomer(d => d.Frida).AddTo(desk));
        await AskAsync(desk, ticket);
        var form = await database.Send(new ChangeSilence.Query(), desk.As(desk.Ada));
        Assert.Equal((3, 2, 14), (form.RemindDays, form.MostReminders, form.ResolveDays));

        await database.Send(form with { RemindDays = null, ResolveDays = null }, desk.As(desk.Ada));
        await Days(database, 100);
        Assert.Empty(await SaidAsync(desk, ticket));
        Assert.Empty(await database.Db(db => db.Due.Where(d => d.Kind == "Silence").ToListAsync()));

        form = await database.Send(new ChangeSilence.Query(), desk.As(desk.Ada));
        await database.Send(form with { RemindDays = 1, MostReminders = 1, ResolveDays = 90 }, desk.As(desk.Ada));
        await database.DoDueWork();
        Assert.Equal(("reminded", "reminded"), ((await SaidAsync(desk, ticket)).Single(), (await SaidAsync(desk, old)).Single()));
        await Days(database, 1);
        Assert.Equal(["reminded", "ended"], await SaidAsync(desk, ticket));
    }

    [Fact]
    public async Task Times_that_contradict_each_other_are_refused_and_nothing_is_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var form = await database.Send(new ChangeSilence.Query(), desk.As(desk.Ada));

        var late = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form with { RemindDays = 7 }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(form with { RemindDays = 0 }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(form with { MostReminders = 6 }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(form with { ResolveDays = 366 }, desk.As(desk.Ada)));

        Assert.Equal(("Rule.RemindersComeBeforeTheEnd", "ResolveDays"), (late.Reasons.Single().Key, late.Reasons.Single().Field));
        Assert.Equal(form, await database.Send(new ChangeSilence.Query(), desk.As(desk.Ada)));
    }

    [Fact]
    public async Task A_sweep_gives_each_silent_ticket_one_row_however_many_there_are()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        for (var i = 0; i < 3; i++)
        {
            await A.Ticket.OwnedBy(desk.Frida).Answered(d => d.Frida, "Which colour?").WaitingForCustomer(d => d.Frida).AddTo(desk);
        }

        var form = await database.Send(new ChangeSilence.Query(), desk.As(desk.Ada));
        await database.Send(form, desk.As(desk.Ada));
        database.Log.Clear();
        await database.DoDueWork();
        var looked = database.Log.Statements.First(s => s.Contains("\"State\" = 3", StringComparison.Ordinal));
        Assert.Contains(await QueryPlan.OfAsync(database, looked), step => step.Contains("IX_Tickets_Silent", StringComparison.Ordinal));
        await database.Send(form with { Version = (await database.Send(new ChangeSilence.Query(), desk.As(desk.Ada))).Version }, desk.As(desk.Ada));
        await database.DoDueWork();

        Assert.Equal(3, await database.Db(db => db.Due.CountAsync(d => d.Kind == "Silence")));
        Assert.Equal(0, await database.Db(db => db.Messages.CountAsync(m => m.AuthorKind == ActorKind.System)));
    }

    /// <summary>Reported by somebody who reads German, with Sam in Second Level, and asked a question without an answer before.</summary>
    private static async Task<Ticket> AskedAsync(Desk desk)
    {
        var reader = await desk.Database.Save(db => db.Customers.Add(new Domain.Customers.Customer("Deniz", "de@customer.example", Language.German)).Entity);
        var ticket = await A.Ticket.From(reader).InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        await desk.Database.Send(
            new Reply.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Which colour?", WaitForCustomer = true }, desk.As(desk.Sam));
        return ticket;
    }

    private static async Task AskAsync(Desk desk, Ticket ticket) => await desk.Database.Send(
        new Reply.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Which colour?", WaitForCustomer = true }, desk.As(desk.Frida));

    private static async Task Days(TestDatabase database, int days)
    {
        database.Time.Advance(TimeSpan.FromDays(days));
        await database.DoDueWork();
    }

    /// <summary>What the desk itself told the customer.</summary>
    private static Task<List<string>> SaidAsync(Desk desk, Ticket ticket) => desk.Database.Db(async db =>
    {
        var said = await db.Messages.Where(m => m.TicketId == ticket.Id && m.AuthorKind == ActorKind.System && m.Kind == MessageKind.Public).OrderBy(m => m.At).ThenBy(m => m.Id)
            .Select(m => m.Body).ToListAsync();
        var events = await db.Events.Where(e => e.TicketId == ticket.Id && (e.Kind == TicketEventKind.CustomerReminded || e.Kind == TicketEventKind.ResolvedUnanswered))
            .OrderBy(e => e.At).Select(e => e.Kind).ToListAsync();
        Assert.Equal(said.Count, events.Count);
        Assert.All(said, text => Assert.StartsWith(ticket.Language == Language.German ? "Wir haben" : "We ", text, StringComparison.Ordinal));
        return events.ConvertAll(e => e == TicketEventKind.CustomerReminded ? "reminded" : "ended");
    });
}
