using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Portal;
using Helpdesk.Application.Tests.Escalation;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Waiting;

public sealed class FollowUpTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_fails_again_after_it_was_closed_is_a_new_ticket_that_knows_the_old_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var builder = A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).InSecondLevel().OwnedBy(desk.Sam).Resolved(d => d.Sam).Confirmed();
        var old = await builder.AddTo(desk);
        var again = new FollowUp.Command { Access = new(builder.Link.Text), Body = "Since the rain it hunts again." };

        var links = await Task.WhenAll(database.Send(again), database.Send(again));

        Assert.Single(links.Distinct());
        var made = await database.Db(db => db.Tickets.AsNoTracking().Include(t => t.Messages).SingleAsync(t => t.FollowsId == old.Id));
        Assert.Equal(
            (old.Title, old.CustomerId, old.AccountId, old.FamilyId, old.ProductId, old.GenerationId, old.SerialNumber, old.Language),
            (made.Title, made.CustomerId, made.AccountId, made.FamilyId, made.ProductId, made.GenerationId, made.SerialNumber, made.Language));
        Assert.Equal((TicketState.New, Tier.First, desk.FirstLevel.Id, null), (made.State, made.Tier, made.TeamId, made.OwnerId));
        Assert.Equal("Since the rain it hunts again.", Assert.Single(made.Messages).Body);
        Assert.Equal(links[0].Hash, made.LinkHash);
        Assert.Equal(TicketState.Closed, (await desk.See(old)).State);
        var other = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(again with { Body = "And it smells." }));
        Assert.Equal("Rule.AFormMakesOneRequest", other.Reasons.Single().Key);

        Assert.Equal((made.Id, old.Id), ((await Linked(old)).Single(), (await Linked(made)).Single()));
        Assert.Equal((made.Id, false), Known(await database.Send(new FollowTicket.Query(new(Ticket: old.Id)), desk.AsCarla)));
        Assert.Equal((old.Id, true), Known(await database.Send(new FollowTicket.Query(new(Ticket: made.Id)), desk.AsCarla)));

        // A private link opens one ticket.
        Assert.Empty((await database.Send(new FollowTicket.Query(new(links[0].Text)))).Linked);

        async Task<IEnumerable<long>> Linked(Ticket ticket) => (await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Frida))).Beside.Linked.Select(l => l.Id);
        static (long, bool) Known(FollowTicket.Result seen) => (Assert.Single(seen.Linked).Id, seen.Linked[0].IsEarlier);
    }

    [Fact]
    public async Task As_long_as_it_can_be_reopened_or_answered_nothing_follows_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var (open, solved) = (A.Ticket.OwnedBy(d => d.Frida), A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida));
        await open.AddTo(desk);
        await solved.AddTo(desk);

        Assert.Equal("Rule.OnlyWhatIsOverIsFollowed", (await Forms.Refused(() => Again(open))).Single().Key);
        Assert.Equal("Rule.OnlyWhatIsOverIsFollowed", (await Forms.Refused(() => Again(solved))).Single().Key);
        database.Time.Advance(TimeSpan.FromDays(14));
        await Again(solved);

        Assert.Equal(1, await database.Db(db => db.Tickets.CountAsync(t => t.FollowsId != null)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new FollowUp.Command { Access = new(SecretToken.Create().Text), Body = "Again" }));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new FollowUp.Command { Access = new(solved.Link.Text), Body = " " }));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new FollowUp.Command { Access = new(solved.Link.Text), Body = "Again", Secret = "guessed" }));

        Task Again(TicketBuilder builder) => database.Send(new FollowUp.Command { Access = new(builder.Link.Text), Body = "Again" });
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_providers_people_read_of_it_only_what_is_with_their_teams(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var builder = A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).OwnedBy(desk.Paula).Resolved(d => d.Paula).Confirmed();
        var old = await builder.AddTo(desk);
        await database.Send(new FollowUp.Command { Access = new(builder.Link.Text), Body = "Again" });
        var made = await database.Db(db => db.Tickets.AsNoTracking().SingleAsync(t => t.FollowsId == old.Id));
        Assert.Equal([made.Id], await Linked());

        // It went to the company's own people before anybody of theirs had it.
        await database.Db(async db =>
        {
            await db.Tickets.Where(t => t.Id == made.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.TeamId, desk.FirstLevel.Id));
            await db.Stays.Where(s => s.TicketId == made.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.TeamId, desk.FirstLevel.Id));
        });
        Assert.Empty(await Linked());

        async Task<IEnumerable<long>> Linked() => (await database.Send(new GetTicket.Query(old.Id), desk.As(desk.Paula))).Beside.Linked.Select(l => l.Id);
    }

    [Fact]
    public async Task What_the_desk_no_longer_sells_is_still_looked_after()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var builder = A.Ticket.OwnedBy(d => d.Frida).Resolved(d => d.Frida).Confirmed();
        var old = await builder.AddTo(desk);
        await database.Db(async db =>
        {
            (await db.Products.FindAsync(desk.Camera.Id))!.Deactivate();
            await db.SaveChangesAsync();
        });

        await database.Send(new FollowUp.Command { Access = new(builder.Link.Text), Body = "Again" });

        Assert.Equal(desk.Camera.Id, await database.Db(db => db.Tickets.Where(t => t.FollowsId == old.Id).Select(t => t.ProductId).SingleAsync()));
    }
}
