using Helpdesk.Application.Portal;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Portal;

public sealed class FollowTicketTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_customer_reads_the_whole_way_in_plain_words(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var builder = A.Ticket.InThirdLevel().OwnedBy(d => d.Theo).Then(s => s.Ticket.Note(s.Desk.Theo, "Internal doubt", Guid.NewGuid(), s.Now))
            .Answered(d => d.Theo, "We found it.").Resolved(d => d.Theo, "Fixed in 2.1.1.");
        await builder.AddTo(desk);

        var ticket = await database.Send(new FollowTicket.Query(new(builder.Link.Text)));

        Assert.Equal(CustomerStatus.SolvedPleaseConfirm, ticket.Status);
        Assert.Equal(
            [
                PublicEvent.YouWrote, PublicEvent.WorkBegan, PublicEvent.ToASpecialist, PublicEvent.ToTheDevelopers,
                PublicEvent.WeWrote, PublicEvent.WeWrote, PublicEvent.Solved,
            ],
            ticket.History.Select(l => l.What));
        Assert.Equal(["Theo"], ticket.History.Select(l => l.Who).Where(w => w.Length > 0).Distinct());
        Assert.DoesNotContain(ticket.History, l => l.Text.Contains("Internal doubt", StringComparison.Ordinal));
        Assert.Equal(4, ticket.Step);
    }

    [Fact]
    public async Task After_a_return_the_work_goes_on_where_it_began()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var builder = A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Then(async s => s.Ticket.Return(
            s.Desk.Sam, new TicketReturn(ReturnCode.FinishWithCustomer, "", "Gossip"), new(s.Desk.FirstLevel.Id, s.Desk.Frida.AsActor,
            await s.Gate.JudgeAsync(s.Desk.Frida.Id, await s.Gate.WorkAsync(s.Ticket, Domain.Teams.Tier.First, [], default), default)), s.Now));
        await builder.AddTo(desk);

        var ticket = await database.Send(new FollowTicket.Query(new(builder.Link.Text)));

        Assert.Equal(CustomerStatus.WorkingOnIt, ticket.Status);
        Assert.Equal(PublicEvent.BackWithUs, ticket.History[^1].What);
        Assert.DoesNotContain(ticket.History, l => l.Text.Contains("Gossip", StringComparison.Ordinal));
    }

    [Theory, InlineData(Tier.First), InlineData(Tier.Second), InlineData(Tier.Third)]
    public async Task A_move_between_our_teams_of_a_tier_is_no_news_to_the_customer(Tier tier)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var heir = await database.Save(db => db.Teams.Add(new Team("The new team", tier)).Entity);
        var before = tier switch { Tier.First => A.Ticket, Tier.Second => A.Ticket.InSecondLevel(), Tier.Third => A.Ticket.InThirdLevel() };
        var moved = before.Then(s => s.Ticket.Transfer(heir, s.Desk.Ada, "", s.Now));
        await moved.AddTo(desk);

        var ticket = await database.Send(new FollowTicket.Query(new(moved.Link.Text)));

        PublicEvent[] told = [PublicEvent.YouWrote, PublicEvent.WorkBegan, PublicEvent.ToASpecialist, PublicEvent.ToTheDevelopers];
        Assert.Equal(told.Take(tier == Tier.First ? 1 : (int)tier + 1), ticket.History.Select(l => l.What));
    }

    [Fact]
    public async Task Another_specialist_is_told_but_other_developers_and_a_list_are_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var builder = A.Ticket.InSecondLevel().OwnedBy(d => d.Sam).Then(s => Sideways(s, s.Desk.Sam, Tier.Second, s.Desk.SecondCameras))
            .OwnedBy(d => d.Sam).Escalated(Tier.Third, d => d.Sam).OwnedBy(d => d.Theo).Then(s => Sideways(s, s.Desk.Theo, Tier.Third, s.Desk.Developers))
            .Then(s => s.Ticket.AddToAccount(s.Desk.CarlasAccount.Id, s.Desk.Carla.Name, s.Now));
        await builder.AddTo(desk);

        var ticket = await database.Send(new FollowTicket.Query(new(builder.Link.Text)));

        Assert.Equal(
            [PublicEvent.YouWrote, PublicEvent.WorkBegan, PublicEvent.ToASpecialist, PublicEvent.ToAnotherSpecialist, PublicEvent.ToTheDevelopers],
            ticket.History.Select(l => l.What));

        static void Sideways(TicketBuilder.Step s, Agent by, Tier tier, Team team) => s.Ticket.Escalate(
            by, new EscalationTarget(tier, team.Id, s.Desk.Optics.Id), A.Packet, A.Steps, PacketField.None, Tier.Third, team.Name, s.Now);
    }

    [Theory]
    [InlineData("Ayşe Yılmaz", "Ayşe")]
    [InlineData("Dr. Jana Weber", "Jana")]
    [InlineData("Weber, Jonas", "Jonas")]
    [InlineData("Weber", "")]
    [InlineData("", "")]
    public void Of_a_colleagues_name_only_the_first_is_told(string name, string told) => Assert.Equal(told, TicketHistory.FirstName(name));

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_list_begins_with_the_latest_activity_and_has_pages(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var old = await A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).Saying("The oldest").AddTo(desk);
        for (var i = 0; i < MyTickets.PageSize; i++)
        {
            database.Time.Advance(TimeSpan.FromMinutes(1));
            await A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).Saying($"Number {i}").AddTo(desk);
        }

        var first = await database.Send(new MyTickets.Query(1), desk.AsCarla);
        var beyond = await database.Send(new MyTickets.Query(99), desk.AsCarla);
        database.Time.Advance(TimeSpan.FromMinutes(1));
        await database.Send(new CustomerReply.Command { Access = new(Ticket: old.Id), Body = "Still here" }, desk.AsCarla);
        var after = await database.Send(new MyTickets.Query(-1), desk.AsCarla);

        Assert.Equal((21, 2, "Number 19"), (first.Count, first.Pages, first.Lines[0].Title));
        Assert.Equal((2, "The oldest"), (beyond.Page, Assert.Single(beyond.Lines).Title));
        Assert.Equal("The oldest", after.Lines[0].Title);
    }
}
