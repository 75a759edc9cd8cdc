using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;

namespace Helpdesk.Application.Tests.Tickets;

public sealed class GetTicketTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_ticket_is_read_with_its_conversation_path_people_and_words_in_five_statements(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var earlier = await A.Ticket.Saying("The strap came loose").AddTo(desk);
        var ticket = await A.Ticket.InThirdLevel().OwnedBy(desk.Theo).Answered(d => d.Theo).AddTo(desk);

        database.Log.Clear();
        var shown = await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Theo));

        Assert.Equal(5, database.Log.Statements.Count);
        Assert.Equal((ticket.Id, 2), (shown.Ticket.Id, shown.Ticket.Escalations.Count));
        Assert.Equal(("Carla Kunz", "Lumo C", "Lumo C3", Lifecycle.Current), (shown.Facts.Customer, shown.Facts.Product, shown.Facts.Generation, shown.Facts.Lifecycle));
        Assert.Equal(("Developers", "Theo Thoma", "Frida Falk"), (shown.Facts.Team, shown.Facts.Owner, shown.Facts.Responsible));
        Assert.Equal([Tier.First, Tier.Second, Tier.Third], shown.Path.Select(p => p.Tier));
        Assert.Equal(["Frida Falk", "Sam Sommer", "Theo Thoma"], shown.Path.Select(p => Assert.Single(p.Takings).Agent));
        Assert.Equal(["", "Firmware, Optics", "Firmware"], shown.Path.Select(p => string.Join(", ", p.Takings[0].Proofs.Select(x => x.Topic.En).Order())));
        Assert.Equal([MessageKind.Public, null, null, null, null, null, null, null, MessageKind.Public], shown.Timeline.Entries.Select(e => e.Message));
        Assert.Equal([ActorKind.Customer, ActorKind.Agent], shown.Timeline.Entries.Where(e => e.Message is not null).Select(e => e.Actor));
        Assert.Equal(earlier.Id, Assert.Single(shown.Others).Id);
        Assert.Equal("Theo Thoma", Assert.Single(shown.Colleagues).Agent.Name);
        Assert.Equal(desk.Firmware.Id, Assert.Single(shown.Work.Skills).TopicId);
        Assert.True(shown.Actions.Allows(TicketVerb.Resolve));
        Assert.False(shown.Actions.Allows(TicketVerb.Claim));
    }

    [Fact]
    public async Task The_page_says_by_the_gate_who_may_take_it_and_why_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var shown = await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Nora));

        Assert.Contains(shown.Actions[TicketVerb.Claim].Reasons, r => r.Key == "Rule.SkillIsHeld");
        Assert.True(shown.Colleagues.Single(c => c.Agent.AgentId == desk.Sam.Id).Gate.Verdict.IsAllowed);
        Assert.False(shown.Colleagues.Single(c => c.Agent.AgentId == desk.Nora.Id).Gate.Verdict.IsAllowed);
    }

    [Fact]
    public async Task An_agent_of_no_serving_team_is_told_so_and_is_not_among_the_colleagues()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.InSecondLevel().AddTo(desk);

        var shown = await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Fritz));

        Assert.Contains(shown.Actions[TicketVerb.Claim].Reasons, r => r.Key == "Rule.ATeamOfTheTierServesTheFamily");
        Assert.DoesNotContain(shown.Colleagues, c => c.Agent.AgentId == desk.Fritz.Id);
    }

    [Fact]
    public async Task A_closed_ticket_allows_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ticket = await A.Ticket.OwnedBy(desk.Frida).Resolved(d => d.Frida).Confirmed().AddTo(desk);

        var shown = await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Frida));

        Assert.False(shown.Actions.Any);
        Assert.Empty(shown.Colleagues);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_provider_sees_its_own_tickets_only(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var cameras = await A.Ticket.AddTo(desk);
        var phones = await A.Ticket.About(desk.Phones).AddTo(desk);

        var shown = await database.Send(new GetTicket.Query(phones.Id), desk.As(desk.Paula));

        Assert.Equal(("Callwerk phones", "Callwerk"), (shown.Facts.Team, shown.Facts.Provider));
        Assert.Empty(shown.Others);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new GetTicket.Query(cameras.Id), desk.As(desk.Paula)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_long_conversation_is_read_a_page_at_a_time_the_newest_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var builder = A.Ticket;
        for (var i = 1; i <= TicketTimeline.PageSize + 5; i++)
        {
            var number = i;
            builder.Then(s => s.Ticket.Note(s.Desk.Frida, $"Note {number}", Guid.CreateVersion7(), s.Now));
        }

        var ticket = await builder.AddTo(desk);
        var newest = await database.Send(new GetTicket.Query(ticket.Id), desk.As(desk.Frida));
        var oldest = await database.Send(new GetTicket.Query(ticket.Id, Earlier: 1), desk.As(desk.Frida));

        Assert.Equal((TicketTimeline.PageSize, true), (newest.Timeline.Entries.Count, newest.Timeline.HasEarlier));
        Assert.Equal("Note 205", newest.Timeline.Entries[^1].Text);
        Assert.Equal((6, false), (oldest.Timeline.Entries.Count, oldest.Timeline.HasEarlier));
        Assert.Equal("Note 5", oldest.Timeline.Entries[^1].Text);
    }
}
