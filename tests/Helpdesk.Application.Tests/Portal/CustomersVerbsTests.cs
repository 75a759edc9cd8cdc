using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Portal;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Portal;

public sealed class CustomersVerbsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_reply_sent_twice_is_one_message_and_wakes_the_ticket(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida).WaitingForCustomer(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        var reply = new CustomerReply.Command { Access = new(builder.Link.Text), Body = "Here it is." };

        await Task.WhenAll(database.Send(reply), database.Send(reply));

        Assert.Equal(1, await database.Db(db => db.Messages.CountAsync(m => m.TicketId == ticket.Id && m.Body == "Here it is.")));
        Assert.Equal(TicketState.Open, await StateOf(database, ticket));
    }

    [Fact]
    public async Task A_form_sent_again_with_another_text_says_something_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        var reply = new CustomerReply.Command { Access = new(builder.Link.Text), Body = "It is dark." };

        await database.Send(reply);
        await database.Send(reply with { Body = "No: it is loud." });

        Assert.Equal(2, await database.Db(db => db.Messages.CountAsync(m => m.TicketId == ticket.Id && (m.Body == "It is dark." || m.Body == "No: it is loud."))));
    }

    [Fact]
    public async Task A_wrong_link_opens_nothing_whatever_is_asked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        await A.Ticket.AddTo(desk);
        var wrong = new TicketAccess(SecretToken.Create().Text);

        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new FollowTicket.Query(wrong)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new CustomerReply.Command { Access = wrong, Body = "Hello" }));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new Confirm.Command(wrong)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new Reopen.Command { Access = wrong, Body = "Still" }));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new RequestEscalation.Command { Access = wrong, Reason = "Now" }));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new AddToMyTickets.Command(wrong.Token!), desk.AsCarla));
    }

    [Fact]
    public async Task An_account_opens_only_what_stands_in_its_own_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var mine = await A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).AddTo(desk);
        var sameAddress = await A.Ticket.From(desk.Carla).AddTo(desk);

        Assert.True((await database.Send(new FollowTicket.Query(new(Ticket: mine.Id)), desk.AsCarla)).IsMine);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new FollowTicket.Query(new(Ticket: sameAddress.Id)), desk.AsCarla));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new FollowTicket.Query(new(Ticket: mine.Id)), desk.As(desk.Frida)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new FollowTicket.Query(new(Ticket: mine.Id))));
    }

    [Fact]
    public async Task A_form_that_comes_back_with_another_text_loses_none_of_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        var reply = new CustomerReply.Command { Access = new(builder.Link.Text), Body = "Here it is." };

        await database.Send(reply);
        await database.Send(reply with { Body = "And the second picture." });
        await database.Send(reply with { Body = "And the second picture." });

        Assert.Equal(
            ["Here it is.", "And the second picture."],
            await database.Db(db => db.Messages.Where(m => m.TicketId == ticket.Id).OrderBy(m => m.Id).Skip(1).Select(m => m.Body).ToListAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Thanking_twice_closes_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida));
        var ticket = await builder.AddTo(desk);

        await database.Send(new Confirm.Command(new(builder.Link.Text)));
        await database.Send(new Confirm.Command(new(builder.Link.Text)));

        Assert.Equal(TicketState.Closed, await StateOf(database, ticket));
        Assert.Equal(1, await database.Db(db => db.Events.CountAsync(e => e.TicketId == ticket.Id && e.Kind == TicketEventKind.Confirmed)));
    }

    [Fact]
    public async Task What_is_reopened_goes_back_to_its_owner_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Resolved(d => d.Sam));
        var ticket = await builder.AddTo(desk);
        var reopen = new Reopen.Command { Access = new(builder.Link.Text), Body = "It hunts again." };

        await database.Send(reopen);
        await database.Send(reopen);

        Assert.Equal(TicketState.Open, await StateOf(database, ticket));
        Assert.Equal(desk.Sam.Id, await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
        Assert.Equal(1, await database.Db(db => db.Messages.CountAsync(m => m.Body == "It hunts again.")));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_reopened_after_its_team_was_deactivated_stands_in_the_queue_of_another_and_proves_its_owner(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Resolved(d => d.Sam));
        var ticket = await builder.AddTo(desk);
        var heirs = await database.Save(db => db.Teams.Add(new Team("Heirs", Tier.Second)).Entity);
        await database.Db(async db =>
        {
            (await db.Teams.FindAsync(desk.SecondCameras.Id))!.Deactivate();
            (await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == heirs.Id)).Add(desk.Sam.Id, null);
            await db.SaveChangesAsync();
        });

        await database.Send(new Reopen.Command { Access = new(builder.Link.Text), Body = "It hunts again." });

        var after = await database.Db(db => db.Tickets.Include(t => t.Stays).Include(t => t.Assignments).ThenInclude(a => a.Proofs)
            .AsSplitQuery().SingleAsync(t => t.Id == ticket.Id));
        Assert.Equal((heirs.Id, desk.Sam.Id), (after.TeamId, after.OwnerId));
        Assert.Equal(heirs.Id, after.Stays.Single(s => s.Until is null).TeamId);
        Assert.NotEmpty(after.Assignments.Single(a => a.Path == AssignmentPath.Reopen).Proofs);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_its_own_solver_takes_back_stays_with_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        var version = await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.Version).SingleAsync());

        await database.Send(new Application.Tickets.Reopen.Command { Ticket = ticket.Id, Version = version, Why = "Too early." }, desk.As(desk.Frida));

        var after = await database.Db(db => db.Tickets.Include(t => t.Assignments).SingleAsync(t => t.Id == ticket.Id));
        Assert.Equal((TicketState.Open, desk.Frida.Id), (after.State, after.OwnerId));
        Assert.Equal([AssignmentPath.Claim, AssignmentPath.Reopen], after.Assignments.Select(a => a.Path));
    }

    [Fact]
    public async Task What_is_reopened_after_its_owners_qualification_ended_goes_into_the_queue()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Resolved(d => d.Sam));
        var ticket = await builder.AddTo(desk);
        await database.Db(async db =>
        {
            await db.Qualifications.Where(q => q.AgentId == desk.Sam.Id).ForEachAsync(q => q.Revoke(desk.Lena.Id, "Left the field", desk.Now));
            await db.SaveChangesAsync();
        });

        await database.Send(new Reopen.Command { Access = new(builder.Link.Text), Body = "It hunts again." });

        Assert.Null(await database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.OwnerId).SingleAsync()));
    }

    [Fact]
    public async Task Reopening_ends_after_the_days_of_the_desk()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida));
        await builder.AddTo(desk);
        database.Time.Advance(TimeSpan.FromDays(14));

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(new Reopen.Command { Access = new(builder.Link.Text), Body = "Again" }));

        Assert.Equal("Rule.ReopeningEndsAfterSomeDays", Assert.Single(refused.Reasons).Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Urgency_informs_a_lead_once_and_moves_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket.OwnedBy(d => d.Frida));
        var ticket = await builder.AddTo(desk);
        var urgent = new RequestEscalation.Command { Access = new(builder.Link.Text), Reason = "The wedding is tomorrow." };

        await database.Send(urgent);
        await database.Send(urgent);
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(urgent with { Reason = "Really!" }));

        var after = await database.Db(db => db.Tickets.Include(t => t.Events).SingleAsync(t => t.Id == ticket.Id));
        Assert.True(after.NeedsLead);
        Assert.Equal((desk.Frida.Id, Domain.Teams.Tier.First), (after.OwnerId, after.Tier));
        Assert.Single(after.Events, e => e.Kind == TicketEventKind.EscalationRequested);
        Assert.Equal("Rule.TheDeskKnowsItIsUrgent", Assert.Single(refused.Reasons).Key);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Possession_of_the_link_adds_a_ticket_to_the_list_and_to_one_list_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (desk, builder) = (await A.DeskIn(database), A.Ticket);
        await builder.AddTo(desk);

        await database.Send(new AddToMyTickets.Command(builder.Link.Text), desk.AsCarla);
        await database.Send(new AddToMyTickets.Command(builder.Link.Text), desk.AsCarla);

        Assert.Equal(1, (await database.Send(new MyTickets.Query(1), desk.AsCarla)).Count);
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AddToMyTickets.Command(builder.Link.Text), desk.As(desk.Frida)));
    }

    private static Task<TicketState> StateOf(TestDatabase database, Ticket ticket) =>
        database.Db(db => db.Tickets.Where(t => t.Id == ticket.Id).Select(t => t.State).SingleAsync());
}
