using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class WorkingTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task An_answer_sent_twice_is_one_message_and_the_ticket_waits_for_the_customer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var answer = new Reply.Command
        {
            Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Which version? 日本 😀", WaitForCustomer = true, NextNewsAt = desk.Now.AddDays(1),
        };

        await database.Send(answer, desk.As(desk.Frida));
        await database.Send(answer, desk.As(desk.Frida));

        var seen = await desk.See(ticket);
        Assert.Equal((TicketState.WaitingForCustomer, desk.Now.AddDays(1), desk.Now), (seen.State, seen.NextNewsAt, seen.FirstRepliedAt));
        Assert.Equal(["Which version? 日本 😀"], await Said(database, ticket, MessageKind.Public));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_owner_waits_for_others_resumes_and_puts_it_back_into_the_queue(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var version = (await desk.See(ticket)).Version;

        await Send(v => new WaitForCustomer.Command { Ticket = ticket.Id, Version = v });
        await Send(v => new WaitForThirdParty.Command { Ticket = ticket.Id, Version = v, Whom = "The lens maker" });
        await Send(v => new Resume.Command { Ticket = ticket.Id, Version = v });
        await Send(v => new Release.Command { Ticket = ticket.Id, Version = v });

        var seen = await desk.See(ticket);
        Assert.Equal((TicketState.Open, (long?)null, version + 4), (seen.State, seen.OwnerId, seen.Version));
        Assert.Equal(
            [TicketEventKind.WaitingForCustomer, TicketEventKind.WaitingForThirdParty, TicketEventKind.Resumed, TicketEventKind.Released],
            seen.Events.OrderBy(e => e.TicketVersion).Select(e => e.Kind).TakeLast(4));
        Assert.Equal("The lens maker", seen.Events.Single(e => e.Kind == TicketEventKind.WaitingForThirdParty).Detail);

        async Task Send(Func<int, ICommand> verb)
        {
            var now = (await desk.See(ticket)).Version;
            await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(verb(now - 1), desk.As(desk.Frida)));
            await database.Send(verb(now), desk.As(desk.Frida));
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_resolution_above_First_Level_says_why_First_Level_could_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);
        var resolve = new Resolve.Command { Ticket = ticket.Id, Version = (await desk.See(ticket)).Version, Body = "Version 2.1.1 solves it." };

        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(resolve, desk.As(desk.Sam)));
        await database.Send(resolve with { FirstLevelCould = false, NotFirstLevelBecause = NotFirstLevelBecause.Defect }, desk.As(desk.Sam));

        var seen = await desk.See(ticket);
        Assert.Equal((TicketState.Resolved, false, desk.Now), (seen.State, seen.IsActive, seen.ResolvedAt));
        Assert.Equal((false, NotFirstLevelBecause.Defect), (seen.FirstLevelCouldSolve, seen.NotFirstLevelBecause));
        Assert.Equal(["Version 2.1.1 solves it."], await Said(database, ticket, MessageKind.Public));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Any_agent_rates_identifies_and_notes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).AddTo(desk);
        var version = (await desk.See(ticket)).Version;
        var fritz = desk.As(desk.Fritz);

        await database.Send(new Triage.Command { Ticket = ticket.Id, Version = version, Impact = Impact.High, Urgency = Urgency.High }, fritz);
        await database.Send(
            new Identify.Command { Ticket = ticket.Id, Version = version + 1, Product = desk.Camera.Id, Generation = desk.Older.Id, SerialNumber = " C2-1 ", ProductVersion = "2.2" },
            fritz);
        await database.Send(new Note.Command { Ticket = ticket.Id, Body = "The customer calls twice a day." }, fritz);

        var seen = await desk.See(ticket);
        Assert.Equal((1, desk.Older.Id, "C2-1", "2.2"), (seen.Priority, seen.GenerationId!.Value, seen.SerialNumber, seen.ProductVersion));
        Assert.Equal(["Lumo C, Lumo C2", "C2-1", "2.2"], seen.Events.Where(e => e.Kind == TicketEventKind.ProductIdentified).OrderBy(e => e.Id).Select(e => e.To));
        Assert.Equal(["The customer calls twice a day."], await Said(database, ticket, MessageKind.Note));
    }

    /// <summary>What the desk said.</summary>
    private static Task<List<string>> Said(TestDatabase database, Ticket ticket, MessageKind kind) => database.Db(db =>
        db.Messages.Where(m => m.TicketId == ticket.Id && m.Kind == kind && m.AuthorKind == ActorKind.Agent).OrderBy(m => m.Id).Select(m => m.Body).ToListAsync());
}
